import { percent } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { indicatorTexts } from '#domain/processes/quality/appraisal.ts'
import type { Appraised } from '#domain/processes/quality/management-shapes.ts'
import { appraisalLoader } from './management-loaders.ts'
import { managementText } from './management-text.ts'

const keys = ['firstPass', 'firstFix', 'accidents'] as const

/** What the month's quality gives each person, by weight, and what accidents took off. */
export function AppraisalTab({ month }: { month: string }) {
  const t = useTexts(managementText)
  const text = useText()
  const { data, placeholder } = useLoad(appraisalLoader(month))
  if (!data) return placeholder
  const columns: ListColumn<Appraised>[] = [
    { key: 'name', title: t.person, width: 120, render: row => row.name },
    {
      key: 'points',
      title: t.score,
      width: 90,
      align: 'right',
      render: row => <strong className="cb-num">{row.points}</strong>,
    },
    ...keys.map(key => ({
      key,
      title: text(indicatorTexts[key]),
      minWidth: 170,
      render: (row: Appraised) => {
        const part = row.parts.find(each => each.indicator === key)
        return part ? `${percent(part.valuePpm)}（${fill(t.weight, { n: part.weightPercent })}）` : '—'
      },
    })),
    {
      key: 'deductions',
      title: t.deductions,
      minWidth: 220,
      render: row => row.deductions.map(each => `${each.description} −${each.points}`).join('；'),
    },
  ]
  return (
    <Section title={t.appraisal} flush>
      {data.people.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <RowTable<Appraised> rows={data.people} rowKey={row => row.staffId} columns={columns} />
      )}
    </Section>
  )
}
