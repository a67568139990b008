import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { deliveryPath } from './addresses.ts'
import styles from './delivery.module.css'
import { deliveriesLoader } from './loaders.ts'
import { orderLookOf } from './order-look.ts'
import { nextOf } from './steps.ts'
import { deliveryText, stepTexts } from './text.ts'

type Row = { orderId: string; label: string; money: string; promisedAt: string | null }

/** Every car that passed inspection and still stands here, the nearest promise first, each with its next step. */
export function Page() {
  const t = useTexts(deliveryText)
  const text = useText()
  const go = useGo()
  const next = (row: Row) => text(stepTexts[nextOf(row.label, row.money)])
  const state = (row: Row) => {
    const look = orderLookOf(row.label)
    return <StatusTag tone={look.tone}>{text(look.label)}</StatusTag>
  }
  const due = (row: Row) => (row.promisedAt ? <Countdown dueAt={row.promisedAt} /> : null)
  return (
    <ListPage
      title={t.title}
      load={deliveriesLoader()}
      rowKey={row => row.orderId}
      onOpen={row => go(deliveryPath.href({ id: row.orderId }))}
      columns={[
        {
          key: 'plate',
          title: t.plate,
          width: 120,
          render: row => <strong className={styles.plate}>{row.plate}</strong>,
        },
        { key: 'car', title: t.car, minWidth: 150, render: row => row.car },
        { key: 'customer', title: t.customer, minWidth: 160, render: row => row.customer },
        { key: 'order', title: t.order, width: 150, render: row => <span className="cb-num">{row.number}</span> },
        { key: 'state', title: t.state, width: 120, render: state },
        { key: 'next', title: t.next, width: 110, render: row => <strong>{next(row)}</strong> },
        { key: 'promised', title: t.promised, width: 170, render: due },
      ]}
      card={row => (
        <>
          <strong className={styles.plate}>{row.plate}</strong> {state(row)} {due(row)}
          <div>
            {row.customer}　{row.car}　{t.next}：{next(row)}
          </div>
        </>
      )}
      empty={{ title: t.none, hint: t.noneHint }}
    />
  )
}
