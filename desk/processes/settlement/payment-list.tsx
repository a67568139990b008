import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, yuan } from '#desk/kernel/format.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { QrCode } from '#desk/mechanisms/kit/qr-code.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { settlementTouches } from './loaders.ts'
import { paymentLook } from './looks.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Payment = StatementView['payments'][number]

/** All payments of a statement; one that waits shows its code to the customer until the provider has answered. */
export function PaymentList({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  const waiting = view.payments.find(payment => payment.state === 'waiting')
  return (
    <Section title={t.payments}>
      {waiting && <Scan payment={waiting} />}
      {view.payments.map(payment => {
        const look = paymentLook(payment.state)
        return (
          <div key={payment.id} className={styles.row}>
            <strong>{text(billWayTexts[payment.way])}</strong>
            <StatusTag tone={look.tone}>{text(look.label)}</StatusTag>
            <span className={styles.grow}>
              <span className="cb-num">{at(payment.startedAt)}</span> {payment.takenBy}
            </span>
            <strong className="cb-num">{yuan(payment.amountFen)}</strong>
          </div>
        )
      })}
    </Section>
  )
}

function Scan({ payment }: { payment: Payment }) {
  const t = useTexts(settlementText)
  const text = useText()
  const can = useCan()
  const recheck = useCommand({ run: api.settlement.recheck, invalidates: settlementTouches, success: t.rechecked })
  return (
    <div className={styles.scan}>
      {payment.codeUrl ? (
        <>
          <QrCode value={payment.codeUrl} size={200} label={fill(t.scan, { way: text(billWayTexts[payment.way]) })} />
          <strong className="cb-num" style={{ fontSize: 20 }}>
            {yuan(payment.amountFen)}
          </strong>
          <span>{fill(t.scan, { way: text(billWayTexts[payment.way]) })}</span>
        </>
      ) : (
        <span className={styles.hint}>{t.preparingCode}</span>
      )}
      {can('settlement.pay') && (
        <ActionButton label={t.recheck} busy={recheck.busy} onClick={() => void recheck.send({ id: payment.id })} />
      )}
    </div>
  )
}
