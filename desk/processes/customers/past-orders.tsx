import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { Money } from '../../kernel/format.tsx'
import { Go } from '../../kernel/router.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { orderKindTexts } from './looks.ts'
import { vehicleText } from './text.ts'

/** What was done under the system before this one; a car without any has no such section. */
export function PastOrders({ orders }: { orders: Overview['pastOrders'] }) {
  const t = useTexts(vehicleText)
  const text = useText()
  const hrefOf = useHrefOf()
  if (orders.length === 0) return null
  const columns: ListColumn<Overview['pastOrders'][number]>[] = [
    { key: 'date', title: t.date, width: 96, render: row => row.inOn },
    {
      key: 'number',
      title: t.order,
      width: 170,
      render: row => <Go to={hrefOf('pastOrder', row.id) ?? ''}>{row.number}</Go>,
    },
    {
      key: 'what',
      title: t.what,
      minWidth: 200,
      render: row => `${text(orderKindTexts[row.kind] ?? [row.kind, row.kind])} ${row.lines.join('、') || row.words}`,
    },
    { key: 'km', title: t.mileage, width: 80, align: 'right', render: row => row.mileageKm ?? '—' },
    { key: 'adviser', title: t.adviser, width: 80, render: row => row.adviser },
    { key: 'amount', title: t.amount, width: 90, align: 'right', render: row => <Money fen={row.amountFen} /> },
  ]
  return (
    <Section title={t.pastOrders} flush>
      <RowTable rows={orders} columns={columns} rowKey={row => row.id} />
    </Section>
  )
}
