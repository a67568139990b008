import { useLoad } from '#desk/kernel/query.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { figuresText, weekdayTexts } from './figures-text.ts'
import { loadLoader } from './loaders.ts'

const weekdays = ['1', '2', '3', '4', '5', '6', '0'] as const

/** The week to expect, hour by hour, with the people it takes. */
export function LoadFigures() {
  const t = useTexts(figuresText)
  const days = useTexts(weekdayTexts)
  const { data, placeholder } = useLoad(loadLoader())
  if (!data) return placeholder
  if (data.rows.length === 0) return <EmptyState title={t.noHistory} />
  const hoursOfDay = [...new Set(data.rows.map(row => row.hour))].sort((a, b) => a - b)
  const cell = (hour: number, day: string) => {
    const found = data.rows.find(row => row.hour === hour && String(row.weekday) === day)
    if (!found) return '—'
    const { carsCenti, advisers, technicians } = found
    return fill(t.perHour, { cars: String(carsCenti / 100), advisers, technicians })
  }
  return (
    <Stack>
      <span>{fill(t.weeks, { n: data.weeks })}</span>
      <RowTable
        rows={hoursOfDay.map(hour => ({ hour }))}
        rowKey={row => String(row.hour)}
        columns={[
          { key: 'hour', title: t.hour, width: 70, fixed: 'left', render: row => `${row.hour}:00` },
          ...weekdays.map(day => ({
            key: day,
            title: days[day],
            minWidth: 180,
            render: (row: { hour: number }) => cell(row.hour, day),
          })),
        ]}
      />
    </Stack>
  )
}
