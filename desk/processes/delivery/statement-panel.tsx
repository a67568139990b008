import { api } from '#desk/kernel/api.ts'
import { yuan } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import { settlementPath, statementPath } from '../settlement/addresses.ts'
import { statementLooks } from '../settlement/looks.ts'
import styles from './delivery.module.css'
import { statementsOfLoader } from './loaders.ts'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

/** Where the money stands; the adviser checks the statement from here, the cashier goes on to take the payment. */
export function StatementPanel({ view, step }: { view: DeliveryView; step: 'total' | 'settle' }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  return (
    <Section
      title={step === 'total' ? t.statement : t.settle}
      extra={can('settlement.read') && <Go to={settlementPath.href({})}>{t.toSettlement}</Go>}
    >
      {step === 'settle' && <p className={styles.phrase}>{t.cashierGreets}</p>}
      <p className={styles.hint}>
        {view.money === 'open' ? t.totalHint : step === 'settle' ? t.settleHint : t.totalDone}
      </p>
      {can('settlement.read') && <Statements orderId={view.orderId} />}
    </Section>
  )
}

function Statements({ orderId }: { orderId: string }) {
  const t = useTexts(deliveryText)
  const text = useText()
  const { data, placeholder } = useLoad(statementsOfLoader(orderId), { rows: 2 })
  if (!data) return placeholder
  if (data.length === 0) return <TotalNow orderId={orderId} />
  return data.map(row => (
    <div key={row.id} className={styles.row}>
      <Go to={statementPath.href({ id: row.id })} className="cb-num">
        {row.number}
      </Go>
      <span>{text(payerTexts[row.payer])}</span>
      <StatusOf looks={statementLooks} value={row.state} />
      <span className={styles.grow} />
      <span className="cb-num">{yuan(row.totalFen)}</span>
      {row.openFen > 0 && (
        <strong className="cb-num">
          {t.open} {yuan(row.openFen)}
        </strong>
      )}
    </div>
  ))
}

function TotalNow({ orderId }: { orderId: string }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  const total = useDeliveryCommand(api.settlement.total, { success: t.totalDone })
  if (!can('settlement.total')) return <p className={styles.hint}>{t.noStatement}</p>
  return (
    <div className={styles.foot}>
      <ActionButton
        kind="primary"
        label={t.statement}
        busy={total.busy}
        onClick={() => void total.send({ id: orderId })}
      />
    </div>
  )
}
