import type { api } from '#desk/kernel/api.ts'
import { hours, Money, plain, qty, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useHrefOf } from '#desk/kernel/targets.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Facts, Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { lineKindTexts } from '#domain/processes/past-orders/old-words.ts'
import { orderKindTexts, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { pastOrderPath } from './addresses.ts'
import { pastOrderLoader } from './loaders.ts'
import { pastOrderText } from './text.ts'

/** An order of the former system, to be read. */
export function Page() {
  const { id } = pastOrderPath.useParams()
  const t = useTexts(pastOrderText)
  const text = useText()
  const hrefOf = useHrefOf()
  const columns = useColumns()
  const { data, placeholder } = useLoad(pastOrderLoader(id))
  if (!data) return placeholder
  const vehicle = hrefOf('vehicle', data.vehicleId)
  return (
    <Stack>
      <DetailHeader title={data.number} subtitle={t.hint} />
      <Section>
        <Facts
          facts={[
            { label: t.plate, value: vehicle ? <Go to={vehicle}>{plain(data.plate)}</Go> : plain(data.plate) },
            { label: t.car, value: data.car },
            { label: t.kind, value: data.kindWord || text(orderKindTexts[data.kind]) },
            { label: t.inOn, value: data.inOn },
            { label: t.outOn, value: plain(data.outOn) },
            { label: t.mileage, value: plain(data.mileageKm) },
            { label: t.adviser, value: plain(data.adviser) },
            { label: t.words, value: plain(data.words) },
            { label: t.amount, value: <Money fen={data.amountFen} strong /> },
            { label: t.importedAt, value: <When at={data.importedAt} /> },
          ]}
        />
      </Section>
      <Section title={t.lines} flush>
        <RowTable rows={data.lines} columns={columns} rowKey={row => row.id} />
      </Section>
    </Stack>
  )
}

type Line = Awaited<ReturnType<typeof api.pastOrders.read>>['lines'][number]

function useColumns(): ListColumn<Line>[] {
  const t = useTexts(pastOrderText)
  const text = useText()
  return [
    { key: 'kind', title: t.lineKind, width: 70, render: row => text(lineKindTexts[row.kind]) },
    { key: 'code', title: t.code, width: 140, render: row => plain(row.code) },
    { key: 'name', title: t.name, minWidth: 200, render: row => row.name },
    { key: 'qty', title: t.quantity, width: 80, align: 'right', render: row => qty(row.qtyMilli) },
    { key: 'hours', title: t.hours, width: 80, align: 'right', render: row => hours(row.hoursCenti) },
    { key: 'price', title: t.price, width: 100, align: 'right', render: row => <Money fen={row.priceFen} /> },
    { key: 'amount', title: t.amount, width: 100, align: 'right', render: row => <Money fen={row.amountFen} /> },
    { key: 'payer', title: t.payer, width: 100, render: row => text(payerTexts[row.payer]) },
    { key: 'technician', title: t.technician, width: 90, render: row => plain(row.technician) },
  ]
}
