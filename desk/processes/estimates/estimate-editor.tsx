import { Alert } from 'antd'
import { useMemo, useState } from 'react'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { Money } from '../../kernel/format.tsx'
import { useLang, useText, useTexts } from '../../kernel/text.ts'
import { LineGrid } from '../../mechanisms/kit/line-grid.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { BasisSection } from './basis-section.tsx'
import { catalogueSearch } from './catalogue-search.ts'
import { totalsOf } from './draft-model.ts'
import { EditorBar } from './editor-bar.tsx'
import { HeadFields } from './head-fields.tsx'
import { lineColumns } from './line-columns.tsx'
import type { VisitEstimates } from './loaders.ts'
import { OptionCards, OptionFields } from './option-cards.tsx'
import { RecommendSection } from './recommend-section.tsx'
import { estimateText } from './text.ts'
import { type EstimateDraft, useEstimateDraft } from './use-estimate-draft.ts'

/** The estimate as a sheet: head, options side by side with their totals, the lines of the option in hand. */
export function EstimateEditor({ estimate, overview }: { estimate: EstimateView; overview: VisitEstimates }) {
  const t = useTexts(estimateText)
  const draft = useEstimateDraft(estimate)
  return (
    <>
      <Section title={t.mode}>
        <HeadFields draft={draft} riskLimitPpm={estimate.riskLimitPpm} />
      </Section>
      <Section title={t.option}>
        <OptionCards draft={draft} />
        <OptionFields draft={draft} />
      </Section>
      <Lines draft={draft} overview={overview} />
      <BasisSection overview={overview} onAdd={draft.propose} />
      <RecommendSection overview={overview} onAdd={draft.propose} />
      {!draft.isTouched && estimate.blockers.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.missing}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {estimate.blockers.map((blocker, index) => (
                <li key={`${blocker.code} ${String(index)}`}>{blocker.text}</li>
              ))}
            </ul>
          }
        />
      )}
      <EditorBar draft={draft} estimate={estimate} />
    </>
  )
}

function Lines({ draft, overview }: { draft: EstimateDraft; overview: VisitEstimates }) {
  const t = useTexts(estimateText)
  const text = useText()
  const { lang } = useLang()
  const [catalogue] = useState(() => catalogueSearch(overview.visit.vehicleId, { freeLine: t.freeLine }))
  const { findings } = overview
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, and only then.
  const columns = useMemo(() => lineColumns(t, text, findings, draft.changeLine), [lang, findings, draft.changeLine])
  const lines = draft.active?.lines ?? []
  const totals = totalsOf(lines, draft.head)
  return (
    <Section title={`${t.option} ${draft.active?.label ?? ''}`} flush>
      <LineGrid
        label={t.name}
        rows={lines}
        rowKey={row => row.id}
        rowName={row => row.name}
        columns={columns}
        rowTone={row => (row.unitPriceFen === row.publishedPriceFen ? undefined : 'warn')}
        onRemove={draft.removeLine}
        add={{
          name: `estimate ${overview.visit.vehicleId ?? ''}`,
          placeholder: t.addLine,
          search: catalogue.search,
          onPick: choice => draft.pick(catalogue.picked(choice)),
        }}
        footer={
          <tr>
            <td colSpan={5}>{totals.riskFen > 0 ? `${t.base} + ${t.risk}` : t.total}</td>
            <td>
              <Money fen={totals.totalFen} strong />
            </td>
            <td colSpan={7}>{totals.riskFen > 0 && <Money fen={totals.riskFen} sign />}</td>
          </tr>
        }
      />
    </Section>
  )
}
