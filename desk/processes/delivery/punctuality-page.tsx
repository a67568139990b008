import { today } from '#desk/kernel/clock.ts'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { percent, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { MonthPicker } from '#desk/mechanisms/kit/month-picker.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import type { Punctual } from '#domain/processes/delivery/shapes.ts'
import { deliveryPath } from './addresses.ts'
import { punctualityLoader } from './loaders.ts'
import { punctualText } from './punctual-text.ts'

const filters = { month: textFilter() }
type Row = Punctual['orders'][number]
type Words = Record<keyof typeof punctualText, string>

/** Promises kept in a month: against the first one and the last agreed one, each car behind the figures. */
export function Page() {
  const t = useTexts(punctualText)
  const go = useGo()
  const bound = useFilters(filters)
  const month = bound.values.month || today().slice(0, 7)
  const { data, placeholder } = useLoad(punctualityLoader(month))
  return (
    <Stack>
      <Section
        title={t.title}
        extra={<MonthPicker label={t.month} month={month} onPick={value => bound.setRaw('month', value)} />}
      >
        {placeholder}
        {data && (
          <Tiles>
            <Tile label={t.vsAgreed} value={rate(data.vsAgreed)} hint={count(data.vsAgreed)} tone="good" />
            <Tile label={t.vsFirst} value={rate(data.vsFirst)} hint={count(data.vsFirst)} tone="info" />
            <Tile label={t.pickups} value={rate(data.pickups)} hint={count(data.pickups)} />
          </Tiles>
        )}
      </Section>
      {data && (
        <Section title={t.orders} flush>
          {data.orders.length === 0 ? (
            <EmptyState title={t.none} />
          ) : (
            <RowTable<Row>
              rows={data.orders}
              columns={columnsOf(t)}
              rowKey={row => row.orderId}
              onOpen={row => go(deliveryPath.href({ id: row.orderId }))}
            />
          )}
        </Section>
      )}
    </Stack>
  )
}

type Share = Punctual['vsFirst']

const rate = ({ kept, of }: Share) => (of === 0 ? '—' : percent(Math.round((kept * 1_000_000) / of)))
const count = ({ kept, of }: Share) => (of === 0 ? '' : `${kept} / ${of}`)

function columnsOf(t: Words): ListColumn<Row>[] {
  const verdict = (kept: boolean | null) =>
    kept === null ? '—' : <StatusTag tone={kept ? 'good' : 'bad'}>{kept ? t.onTime : t.late}</StatusTag>
  return [
    { key: 'plate', title: t.plate, width: 120, render: row => <strong className="cb-num">{row.plate}</strong> },
    { key: 'number', title: t.number, width: 180, render: row => <span className="cb-num">{row.number}</span> },
    { key: 'first', title: t.first, width: 150, render: row => <When at={row.firstPromisedAt} /> },
    { key: 'agreed', title: t.agreed, width: 150, render: row => <When at={row.promisedAt} /> },
    { key: 'actual', title: t.actual, width: 150, render: row => <When at={row.deliveredAt} /> },
    { key: 'vsFirst', title: t.vsFirst, width: 130, render: row => verdict(row.vsFirst) },
    { key: 'vsAgreed', title: t.vsAgreed, width: 130, render: row => verdict(row.vsAgreed) },
    {
      key: 'pickup',
      title: t.minutes,
      width: 130,
      align: 'right',
      render: row => (row.pickupMinutes === null ? '—' : `${row.pickupMinutes} / ${row.pickupGoalMinutes ?? '—'}`),
    },
  ]
}
