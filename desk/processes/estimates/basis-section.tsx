import { certaintyTexts } from '#domain/processes/diagnosis/kinds.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import type { LineBasis } from './draft-model.ts'
import styles from './estimates.module.css'
import type { VisitEstimates } from './loaders.ts'
import { estimateText } from './text.ts'

type Propose = (name: string, basis: LineBasis) => void

/** What lines may rest on: what was found, what the entry inspection condemns, what was left open earlier. */
export function BasisSection({ overview, onAdd }: { overview: VisitEstimates; onAdd: Propose }) {
  const t = useTexts(estimateText)
  const text = useText()
  const { findings, inspection, openItems } = overview
  if (findings.length + inspection.length + openItems.length === 0) return null
  return (
    <Section title={t.proposals}>
      {findings.map(finding => (
        <div key={finding.id}>
          <StatusTag tone={finding.certainty === 'suspected' ? 'warn' : 'info'}>
            {text(certaintyTexts[finding.certainty])}
          </StatusTag>{' '}
          {finding.part} · {finding.cause} <span className={styles.quiet}>{finding.recommendation}</span>{' '}
          <ActionButton
            label={t.addThis}
            onClick={() =>
              onAdd(finding.recommendation || finding.part, {
                basis: 'finding',
                findingId: finding.id,
                basisText: `${finding.part}：${finding.cause}`,
                safety: finding.safety,
              })
            }
          />
        </div>
      ))}
      <Choices title={t.inspection} rows={inspection} onAdd={onAdd} isInspection />
      <Choices title={t.openItems} rows={openItems} onAdd={onAdd} />
    </Section>
  )
}

type ChoicesProps = { title: string; rows: VisitEstimates['openItems']; onAdd: Propose; isInspection?: boolean }

function Choices({ title, rows, onAdd, isInspection = false }: ChoicesProps) {
  const t = useTexts(estimateText)
  return rows.map(row => (
    <div key={row.key}>
      <StatusTag tone={row.safety ? 'bad' : 'calm'}>{title}</StatusTag> {row.text}{' '}
      <span className={styles.quiet}>{row.note}</span>{' '}
      <ActionButton
        label={t.addThis}
        onClick={() =>
          onAdd(row.text, {
            basis: 'finding',
            basisText: `${title}：${row.note || row.text}`,
            safety: row.safety,
            inspectionKey: isInspection ? row.key : '',
          })
        }
      />
    </div>
  ))
}
