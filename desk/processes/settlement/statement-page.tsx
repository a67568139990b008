import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { yuan } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { PaperSheet } from '#desk/mechanisms/papers/paper-sheet.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { statementPaper } from '#domain/processes/settlement/papers/statement.ts'
import { memberPath } from '../membership/addresses.ts'
import { deliveryPath, settlementPath, statementPath } from './addresses.ts'
import { BillSection } from './bill-section.tsx'
import { DemandSection } from './demand-section.tsx'
import { InvoiceSection } from './invoice-section.tsx'
import { settlementTouches, statementLoader } from './loaders.ts'
import { statementLooks } from './looks.ts'
import { MarginSection } from './margin-section.tsx'
import { OnAccountSection } from './on-account-section.tsx'
import { PaySection } from './pay-section.tsx'
import { PayersSection } from './payers-section.tsx'
import { PaymentList } from './payment-list.tsx'
import { RefundSection } from './refund-section.tsx'
import { ReversalSection } from './reversal-section.tsx'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** One statement: the paper at the left, the money at the right. */
export function Page() {
  const { id } = statementPath.useParams()
  const { data, placeholder } = useLoad(statementLoader(id), { rows: 10 })
  return data ? <Statement key={id} view={data} /> : placeholder
}

function Statement({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  return (
    <div className={styles.page}>
      <Head view={view} />
      <Columns
        main={
          <Section
            flush
            title={t.paper}
            extra={view.paperId && <PrintButton label={t.print} pdfUrl={pdfAddress(view.paperId)} />}
          >
            <div className={styles.sheet}>
              {view.paperId ? (
                <PaperSheet paperId={view.paperId} definition={statementPaper} />
              ) : view.state === 'reversed' ? (
                t.voidPaper
              ) : (
                t.noPaper
              )}
            </div>
          </Section>
        }
        side={
          <>
            <BillSection view={view} />
            <PayersSection view={view} />
            <PaySection key={view.openFen + view.arrearsFen} view={view} />
            {view.payments.length > 0 && <PaymentList view={view} />}
            <ReversalSection view={view} />
            <DemandSection view={view} />
            <OnAccountSection view={view} />
            <RefundSection view={view} />
            <InvoiceSection view={view} />
            {view.can.margin && <MarginSection id={view.id} />}
          </>
        }
      />
    </div>
  )
}

function Head({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  const go = useGo()
  const can = useCan()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const check = useCommand({ run: api.settlement.check, invalidates: settlementTouches, success: t.checkDone })
  const withdraw = useCommand({
    run: api.settlement.withdraw,
    invalidates: settlementTouches,
    quiet: true,
    onDone: () => go(settlementPath.href({})),
  })
  const mayWithdraw = can('settlement.total') && view.state === 'totalled' && view.payments.length === 0
  return (
    <>
      <DetailHeader
        title={view.plate}
        subtitle={`${view.number}　${view.customer}　${text(payerTexts[view.payer])}`}
        tags={<StatusOf looks={statementLooks} value={view.state} />}
        backTo={settlementPath.href({})}
        facts={[
          { label: t.amount, value: yuan(view.totalFen) },
          { label: t.rest, value: yuan(view.openFen) },
        ]}
        actions={[
          ...(mayWithdraw
            ? [{ key: 'withdraw', label: t.withdraw, kind: 'danger' as const, onClick: () => setWithdrawing(true) }]
            : []),
          ...(view.ownerId !== null && can('membership.read')
            ? [{ key: 'member', label: t.member, onClick: () => go(memberPath.href({ id: view.ownerId ?? '' })) }]
            : []),
          { key: 'delivery', label: t.toDelivery, onClick: () => go(deliveryPath.href({ id: view.orderId })) },
          ...(view.can.check
            ? [
                {
                  key: 'check',
                  label: t.check,
                  kind: 'primary' as const,
                  hotkey: 'F9',
                  busy: check.busy,
                  onClick: () => void check.send({ id: view.id, version: view.version }),
                },
              ]
            : []),
        ]}
      />
      <ReasonDialog
        open={isWithdrawing}
        danger
        title={t.withdraw}
        explanation={t.withdrawHint}
        onClose={() => setWithdrawing(false)}
        onSubmit={reason => withdraw.send({ id: view.orderId, reason })}
      />
    </>
  )
}
