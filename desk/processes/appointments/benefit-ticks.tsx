import { Checkbox } from 'antd'
import { type Benefit, benefits, benefitTexts } from '#domain/processes/appointments/explanation.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './appointments.module.css'
import { explainText } from './talk-text.ts'

export type Told = readonly Benefit[]

/** What booking is good for, each point ticked as it is said. */
export function BenefitTicks({ told, onChange }: { told: Told; onChange: (told: Told) => void }) {
  const text = useText()
  const t = useTexts(explainText)
  const flip = (benefit: Benefit) =>
    onChange(told.includes(benefit) ? told.filter(item => item !== benefit) : [...told, benefit])
  return (
    <fieldset className={styles.benefits} aria-label={t.title}>
      {benefits.map(benefit => (
        <Checkbox key={benefit} checked={told.includes(benefit)} onChange={() => flip(benefit)}>
          {text(benefitTexts[benefit])}
        </Checkbox>
      ))}
    </fieldset>
  )
}
