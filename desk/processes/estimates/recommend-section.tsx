import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import type { LineBasis } from './draft-model.ts'
import styles from './estimates.module.css'
import type { VisitEstimates } from './loaders.ts'
import { estimateText } from './text.ts'

const INSPECTION = 'inspection.'

type RecommendProps = { overview: VisitEstimates; onAdd: (name: string, basis: LineBasis) => void }

/** EST-15: offered by need, each with its reason; a line made of one stays marked and is never taken along. */
export function RecommendSection({ overview, onAdd }: RecommendProps) {
  const t = useTexts(estimateText)
  const { recommendations } = overview
  if (recommendations.length === 0) return null
  return (
    <Section title={t.recommendations} extra={<span className={styles.quiet}>{t.recommendationsHint}</span>}>
      {recommendations.map(row => (
        <div key={row.key}>
          <StatusTag tone="info">{t.recommended}</StatusTag> {row.text}{' '}
          <span className={styles.quiet}>{row.reason}</span>{' '}
          <ActionButton
            label={t.addThis}
            onClick={() =>
              onAdd(row.text, {
                basis: 'rule',
                basisText: row.reason,
                recommended: true,
                inspectionKey: row.key.startsWith(INSPECTION) ? row.key.slice(INSPECTION.length) : '',
              })
            }
          />
        </div>
      ))}
    </Section>
  )
}
