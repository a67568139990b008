import { fill } from '#domain/kernel/texts.ts'
import type { EstimateOptionView } from '#domain/processes/estimates/shapes.ts'
import { useTexts } from '../../kernel/text.ts'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'

/** EST-13: what the promised time is made of, and a warning when it is earlier than the workshop can keep. */
export function PromiseSteps({ option }: { option: Pick<EstimateOptionView, 'promise' | 'atRisk'> }) {
  const t = useTexts(estimateText)
  const steps = option.promise.filter(step => step.minutes > 0)
  return (
    <span className={styles.quiet}>
      {steps.map(step => fill(t[step.step], { n: step.minutes })).join(' + ')}{' '}
      {option.atRisk && <StatusTag tone="bad">{t.atRisk}</StatusTag>}
    </span>
  )
}
