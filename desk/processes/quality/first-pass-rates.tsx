import { useTexts } from '#desk/kernel/text.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { FirstPassOf } from '#domain/processes/quality/management-shapes.ts'
import { managementText } from './management-text.ts'
import { rateOf } from './rate.ts'

/** How many cars of each technician, or team, passed when they were first submitted. */
export function FirstPassRates({ title, who, rows }: { title: string; who: string; rows: readonly FirstPassOf[] }) {
  const t = useTexts(managementText)
  if (rows.length === 0) return null
  return (
    <Section title={title} flush>
      <RowTable<FirstPassOf>
        rows={rows}
        rowKey={row => row.key}
        columns={[
          { key: 'name', title: who, minWidth: 160, render: row => row.name },
          { key: 'of', title: t.submitted, width: 110, align: 'right', render: row => row.of },
          { key: 'good', title: t.passed, width: 110, align: 'right', render: row => row.good },
          { key: 'rate', title: t.firstPass, width: 200, align: 'right', render: row => rateOf(row) },
        ]}
      />
    </Section>
  )
}
