import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { FinishedOrder } from '#domain/processes/repair-orders/contract-closing.ts'
import { orderPath } from './addresses.ts'
import { closingText } from './closing-text.ts'
import { finishedLoader } from './loaders.ts'
import { useOrderCommand } from './use-order-command.ts'

/** What the advisers handed over on a day, for customer relations to take. */
export function Page() {
  const t = useTexts(closingText)
  const can = useCan()
  const bound = useFilters({ on: textFilter() })
  const on = bound.values.on || today()
  const { data, placeholder } = useLoad(finishedLoader(on))
  const confirm = useOrderCommand(api.repairOrders.confirmFinished, { success: t.done })
  const open = (data?.rows ?? []).filter(row => row.confirmedAt === null).map(row => row.orderId)
  return (
    <Section
      title={t.finished}
      extra={
        <>
          <DatePicker
            aria-label={t.day}
            allowClear={false}
            value={dayjs(on)}
            onChange={day => bound.setRaw('on', day?.format('YYYY-MM-DD'))}
          />{' '}
          {can('finishedOrder.confirm') && open.length > 0 && (
            <ActionButton
              label={fill(t.confirmAll, { n: open.length })}
              kind="primary"
              busy={confirm.busy}
              onClick={() => void confirm.send({ orderIds: open })}
            />
          )}
        </>
      }
    >
      {data ? <Rows rows={data.rows} /> : placeholder}
    </Section>
  )
}

function Rows({ rows }: { rows: readonly FinishedOrder[] }) {
  const t = useTexts(closingText)
  const go = useGo()
  if (rows.length === 0) return <EmptyState title={t.none} />
  return (
    <RowTable
      rows={rows}
      rowKey={row => row.orderId}
      onOpen={row => go(orderPath.href({ id: row.orderId }))}
      rowTone={row => (row.late ? 'bad' : undefined)}
      columns={[
        { key: 'plate', title: '', width: 110, render: row => <strong className="cb-num">{row.plate}</strong> },
        { key: 'customer', title: t.customer, width: 110, render: row => row.customer },
        { key: 'work', title: t.work, minWidth: 220, ellipsis: true, render: row => row.work },
        { key: 'total', title: t.total, width: 110, align: 'right', render: row => <Money fen={row.totalFen} /> },
        { key: 'adviser', title: t.adviser, width: 100, render: row => row.adviser },
        { key: 'at', title: t.finishedAt, width: 140, render: row => <When at={row.finishedAt} /> },
        { key: 'state', title: t.state, width: 160, render: row => <State row={row} /> },
      ]}
    />
  )
}

function State({ row }: { row: FinishedOrder }) {
  const t = useTexts(closingText)
  if (row.confirmedAt) return <StatusTag tone="good">{fill(t.confirmed, { who: row.confirmedBy })}</StatusTag>
  return <StatusTag tone={row.late ? 'bad' : 'warn'}>{row.late ? t.late : t.waits}</StatusTag>
}
