import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { type Purpose, purposeTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'

const purposes = Object.keys(purposeTexts).filter((key): key is Purpose => Object.hasOwn(purposeTexts, key))

export function PurposePanel({ visit }: { visit: VisitView }) {
  const t = useTexts(receptionText)
  const text = useText()
  const set = useVisitCommand(api.visits.setPurpose)
  const isOff = !visit.can.edit || visit.contactedAt === null
  const choose = (purpose: Purpose) => void set.send({ id: visit.id, version: visit.version, purpose })
  useHotkeys(
    t.purpose,
    purposes.map((purpose, index) => ({
      key: `Alt+${index + 1}`,
      label: text(purposeTexts[purpose]),
      run: () => choose(purpose),
      disabled: isOff,
    })),
  )
  return (
    <div id="step-purpose">
      <Section title={t.purpose}>
        <div className={styles.choices}>
          {purposes.map((purpose, index) => (
            <Button
              key={purpose}
              type={visit.purpose === purpose ? 'primary' : 'default'}
              disabled={isOff || set.busy}
              title={`Alt+${index + 1}`}
              onClick={() => choose(purpose)}
            >
              {text(purposeTexts[purpose])}
            </Button>
          ))}
        </div>
      </Section>
    </div>
  )
}
