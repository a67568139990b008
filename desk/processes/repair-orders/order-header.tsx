import { Money, When } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { ordersPath } from './addresses.ts'
import { LabelTag } from './label-tag.tsx'
import { totalsOfDrafts } from './lines.ts'
import styles from './orders.module.css'
import { RiskTag } from './risk-tag.tsx'
import { orderText } from './text.ts'
import type { LineDrafts } from './use-line-drafts.ts'
import { useOrderActions } from './use-order-actions.tsx'

type OrderHeaderProps = { order: OrderView; drafts: LineDrafts }

/** The car by its plate, and above all until when it is promised. */
export function OrderHeader({ order, drafts }: OrderHeaderProps) {
  const t = useTexts(orderText)
  const text = useText()
  const { actions, dialogs } = useOrderActions(order, drafts)
  return (
    <>
      <DetailHeader
        title={order.plate}
        subtitle={[order.number ?? t.noNumber, order.customer, order.car].filter(Boolean).join(' · ')}
        tags={
          <>
            <LabelTag label={order.label} />
            <StatusTag tone="calm">{text(orderKindTexts[order.kind])}</StatusTag>
          </>
        }
        facts={[
          { label: t.promise, value: <Promised order={order} /> },
          { label: t.total, value: <Money fen={totalsOfDrafts(drafts.lines).totalFen} sign strong /> },
          { label: t.adviser, value: order.adviser },
        ]}
        actions={actions}
        backTo={ordersPath.href({})}
      />
      {dialogs}
    </>
  )
}

function Promised({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  if (order.promisedAt === null) return <span className={styles.warning}>{t.noPromise}</span>
  const isOut = order.axes.delivery === 'delivered' || order.axes.delivery === 'gone'
  return (
    <span className={styles.promise}>
      <When at={order.promisedAt} />{' '}
      {!order.axes.cancelled && <Countdown dueAt={order.promisedAt} doneAt={isOut ? order.promisedAt : null} />}{' '}
      <RiskTag risk={order.risk} />
    </span>
  )
}
