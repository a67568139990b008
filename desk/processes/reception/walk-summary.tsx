import { Button } from 'antd'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type IntakeField, intakeFieldTexts } from '#domain/processes/reception/intake.ts'
import { markKindTexts, valuablesTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { walkPath } from './addresses.ts'
import { receptionText } from './text.ts'
import { visitText } from './visit-text.ts'

/** What the walk-around brought, and what it still owes. */
export function WalkSummary({ visit }: { visit: VisitView }) {
  const t = useTexts(visitText)
  const r = useTexts(receptionText)
  const text = useText()
  const go = useGo()
  const gaps = visit.intakeGaps.filter((gap): gap is IntakeField => Object.hasOwn(intakeFieldTexts, gap))
  const missing = visit.protectiveSheet?.gaps ?? []
  const marks = visit.marks.map(mark => `${mark.no}. ${mark.part}${text(markKindTexts[mark.kind])}`).join('、')
  const items = visit.belongings.map(item => `${item.name}×${item.count}`).join('、')
  const papers = visit.papers.map(paper => `${paper.name}${paper.difference === '' ? '' : `（${paper.difference}）`}`)
  const valuables = visit.valuables === null ? '' : text(valuablesTexts[visit.valuables])
  return (
    <div id="step-walkAround">
      <Section
        title={t.walk}
        extra={
          <>
            {gaps.length > 0 && visit.vehicle && (
              <StatusTag tone="warn">
                {fill(t.missing, { items: gaps.map(gap => text(intakeFieldTexts[gap])).join('、') })}
              </StatusTag>
            )}
            {visit.vehicle && (
              <Button type="primary" onClick={() => go(walkPath.href({ id: visit.id }))}>
                {t.openWalk}
              </Button>
            )}
          </>
        }
      >
        <Facts
          facts={[
            { label: t.marks, value: marks || '—', wide: true },
            { label: t.abnormality, value: visit.abnormality || '—', wide: true },
            { label: t.belongings, value: visit.noBelongings ? r.none : items || '—', wide: true },
            { label: t.valuables, value: [valuables, visit.custodyNumber].filter(Boolean).join(' ') || '—' },
            { label: t.papers, value: visit.noPapers ? r.none : papers.join('、') || '—' },
            {
              label: t.protective,
              value:
                missing.length === 0 && visit.protectiveSheet ? (
                  <StatusTag tone="good">{t.on}</StatusTag>
                ) : (
                  <StatusTag tone="bad">{fill(t.missing, { items: missing.join('、') || '—' })}</StatusTag>
                ),
            },
          ]}
        />
      </Section>
    </div>
  )
}
