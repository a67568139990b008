import { Button, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { yuan } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { isDeviation, isOffPrice, type LineDraft } from './lines.ts'
import styles from './orders.module.css'
import { orderText } from './text.ts'
import type { LineDrafts } from './use-line-drafts.ts'
import { useOrderCommand } from './use-order-command.ts'

/** Lines priced off the published price: each needs its reason, and somebody's approval before the customer signs. */
export function Deviations({ order, drafts }: { order: OrderView; drafts: LineDrafts }) {
  const off = drafts.lines.filter(isDeviation)
  const setReason = (line: LineDraft, deviationReason: string) =>
    drafts.change(drafts.lines.map(each => (each.id === line.id ? { ...each, deviationReason } : each)))
  return off.map(line => (
    <Deviation
      key={line.id}
      orderId={order.id}
      line={line}
      isSaved={!drafts.isChanged}
      onReason={reason => setReason(line, reason)}
    />
  ))
}

type DeviationProps = { orderId: string; line: LineDraft; isSaved: boolean; onReason: (reason: string) => void }

function Deviation({ orderId, line, isSaved, onReason }: DeviationProps) {
  const t = useTexts(orderText)
  const command = useOrderCommand(api.repairOrders.askDeviation, { success: t.approvalAsked })
  return (
    <div className={styles.off}>
      <span>
        <StatusTag tone={line.deviationApproved ? 'good' : 'warn'}>
          {line.deviationApproved ? t.approved : t.deviations}
        </StatusTag>{' '}
        {line.name}
      </span>
      <span className="cb-num">
        {isOffPrice(line) && fill(t.published, { price: yuan(line.publishedPriceFen) })}
        {line.discountFen > 0 && ` ${t.discount} ${yuan(line.discountFen)}`}
      </span>
      <Input
        aria-label={`${line.name} ${t.deviationReason}`}
        placeholder={t.deviationReason}
        maxLength={300}
        value={line.deviationReason}
        onChange={event => onReason(event.target.value)}
      />
      {!line.deviationApproved && (
        <Button
          loading={command.busy}
          disabled={!isSaved || line.deviationReason.trim() === ''}
          title={isSaved ? undefined : t.saveFirst}
          onClick={() => void command.send({ id: orderId, lineId: line.id, reason: line.deviationReason.trim() })}
        >
          {t.askApproval}
        </Button>
      )}
    </div>
  )
}
