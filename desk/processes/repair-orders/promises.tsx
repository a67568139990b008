import { When } from '#desk/kernel/format.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { orderText } from './text.ts'

type Row = OrderView['promises'][number]

/** Every time that was promised, and what was said when it moved. */
export function Promises({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  const channels: Record<string, string> = useTexts(channelTexts)
  if (order.promises.length === 0) return <EmptyState title={t.noPromise} />
  const columns: ListColumn<Row>[] = [
    {
      key: 'promisedAt',
      title: t.promisedAt,
      width: 150,
      render: row => (
        <strong>
          <When at={row.promisedAt} />
        </strong>
      ),
    },
    { key: 'reason', title: t.reason, minWidth: 160, render: row => row.reason || '—' },
    {
      key: 'channel',
      title: t.channel,
      width: 90,
      render: row => channels[row.consentChannel] ?? (row.consentChannel || '—'),
    },
    { key: 'person', title: t.personReached, width: 100, render: row => row.personReached || '—' },
    { key: 'madeAt', title: t.madeAt, width: 140, render: row => <When at={row.madeAt} /> },
    { key: 'madeBy', title: t.madeBy, width: 90, render: row => row.madeBy || '—' },
  ]
  return <RowTable rows={order.promises} columns={columns} rowKey={row => `${row.madeAt} ${row.promisedAt}`} />
}
