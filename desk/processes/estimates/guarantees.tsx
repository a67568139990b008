import { fill } from '#domain/kernel/texts.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { at } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'

/** EST-12: what is guaranteed how long, by class of work, and whether it was explained. */
export function Guarantees({ estimate }: { estimate: EstimateView }) {
  const t = useTexts(estimateText)
  return (
    <p className={styles.guarantees}>
      <strong>{t.guarantees}</strong>{' '}
      {estimate.guarantees.map(group => (
        <span key={group.workType}>
          {group.workType} {fill(t.guaranteeTerm, { days: group.days, km: group.km })}
          <span className={styles.quiet}>（{group.items.join('、')}）</span>{' '}
        </span>
      ))}
      {estimate.guaranteeExplainedAt && (
        <StatusTag tone="good">
          {t.guaranteeExplained} {at(estimate.guaranteeExplainedAt, 'time')}
        </StatusTag>
      )}
    </p>
  )
}
