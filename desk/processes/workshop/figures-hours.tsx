import { hours } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { figuresText } from './figures-text.ts'
import { hoursLoader, type Span } from './loaders.ts'

type Hours = {
  standardCenti: number
  billedCenti: number
  assignedCenti: number
  clockedCenti: number
  attendedCenti: number
  efficiencyPpm: number | null
}

export const share = (ppm: number | null): string => (ppm === null ? '—' : `${Math.round(ppm / 1000) / 10}%`)

/** Five kinds of hours side by side: what the book says, what was sold, given, clocked, and the time people were here. */
export function HoursFigures({ span }: { span: Span }) {
  const t = useTexts(figuresText)
  const { data, placeholder } = useLoad(hoursLoader(span))
  const columns = useHours()
  if (!data) return placeholder
  return (
    <Stack>
      <RowTable
        rows={data.teams}
        rowKey={row => row.team}
        columns={[
          { key: 'team', title: t.team, minWidth: 120, render: row => row.team || '—' },
          ...columns,
          { key: 'findings', title: t.findings, width: 110, align: 'right', render: row => row.findings },
          { key: 'fiveS', title: t.fiveS, width: 90, align: 'right', render: row => share(row.fiveSPpm) },
        ]}
      />
      <RowTable
        rows={data.rows}
        rowKey={row => row.staffId}
        columns={[
          { key: 'name', title: t.person, minWidth: 120, render: row => row.name },
          ...columns,
          { key: 'team', title: t.team, width: 110, render: row => row.team || '—' },
          {
            key: 'unchecked',
            title: t.unchecked,
            width: 130,
            align: 'right',
            render: row => `${row.uncheckedShifts}/${row.shifts}`,
          },
        ]}
      />
    </Stack>
  )
}

function useHours(): ListColumn<Hours>[] {
  const t = useTexts(figuresText)
  const column = (key: string, title: string, of: (row: Hours) => number): ListColumn<Hours> => ({
    ...{ key, title, width: 90, align: 'right' as const },
    render: row => hours(of(row)),
  })
  return [
    column('standard', t.standard, row => row.standardCenti),
    column('billed', t.billed, row => row.billedCenti),
    column('assigned', t.assigned, row => row.assignedCenti),
    column('clocked', t.clocked, row => row.clockedCenti),
    column('attended', t.attended, row => row.attendedCenti),
    {
      ...{ key: 'efficiency', title: t.efficiency, width: 150, align: 'right' as const },
      render: row => <strong>{share(row.efficiencyPpm)}</strong>,
    },
  ]
}
