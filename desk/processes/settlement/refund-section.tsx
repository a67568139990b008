import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, yuan } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { OfficeChain } from '#desk/mechanisms/approvals/office-chain.tsx'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { billWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { refundKindTexts } from '#domain/processes/settlement/states.ts'
import { settlementTouches } from './loaders.ts'
import { refundLooks } from './looks.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

/** What goes back to the customer, who has to allow it, and how far it is. */
export function RefundSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  const [dialog, setDialog] = useState<'refund' | 'compensation' | null>(null)
  const payOut = useCommand({ run: api.settlement.payOut, invalidates: settlementTouches, success: t.paidOut })
  const close = () => setDialog(null)
  if (view.refunds.length === 0 && !view.can.refund && !view.can.compensate) return null
  return (
    <Section title={t.refunds}>
      {view.refunds.map(refund => (
        <div key={refund.id} className={styles.row}>
          <strong>{text(refundKindTexts[refund.kind])}</strong>
          <StatusOf looks={refundLooks} value={refund.state} />
          <span className={styles.grow}>
            {text(billWayTexts[refund.way])} {refund.reason} <span className="cb-num">{at(refund.askedAt)}</span>{' '}
            <OfficeChain steps={refund.steps} />
          </span>
          <strong className="cb-num">{yuan(refund.amountFen)}</strong>
          {refund.paperId && (
            <Button size="small" href={pdfAddress(refund.paperId)} target="_blank" rel="noopener">
              {t.refundPaper}
            </Button>
          )}
          {refund.state === 'approved' && view.can.payOut && (
            <ActionButton
              label={t.payOut}
              busy={payOut.busy}
              onClick={() => void payOut.send({ id: refund.id, version: refund.version })}
            />
          )}
        </div>
      ))}
      <div className={styles.tags}>
        {view.can.refund && view.refundable.length > 0 && (
          <ActionButton label={t.askRefund} onClick={() => setDialog('refund')} />
        )}
        {view.can.compensate && <ActionButton label={t.askCompensation} onClick={() => setDialog('compensation')} />}
      </div>
      <RefundForm view={view} open={dialog === 'refund'} onClose={close} />
      <CompensationForm view={view} open={dialog === 'compensation'} onClose={close} />
    </Section>
  )
}

type FormProps = { view: StatementView; open: boolean; onClose: () => void }
type Refund = { paymentId: string; amountFen: number; reason: string }

function RefundForm({ view, open, onClose }: FormProps) {
  const t = useTexts(settlementText)
  const text = useText()
  const payments = view.refundable
  return (
    <DrawerForm<
      Refund,
      Parameters<typeof api.settlement.askRefund>[0],
      Awaited<ReturnType<typeof api.settlement.askRefund>>
    >
      open={open}
      title={t.askRefund}
      onClose={onClose}
      run={api.settlement.askRefund}
      invalidates={settlementTouches}
      success={t.refundAsked}
      initial={{ paymentId: payments[0]?.id ?? '' }}
      toInput={values => ({ id: view.id, refundId: newId(), ...values })}
    >
      <Field<Refund> name="paymentId" label={t.ofPayment} required>
        <Select
          options={payments.map(payment => ({
            value: payment.id,
            label: `${text(billWayTexts[payment.way])} ${yuan(payment.leftFen)} ${at(payment.startedAt)}`,
          }))}
        />
      </Field>
      <Field<Refund> name="amountFen" label={t.refundAmount} required>
        <MoneyInput />
      </Field>
      <Field<Refund> name="reason" label={t.reason} required>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

type Compensation = { way: 'cash' | 'transfer'; amountFen: number; reason: string }

function CompensationForm({ view, open, onClose }: FormProps) {
  const t = useTexts(settlementText)
  const text = useText()
  return (
    <DrawerForm<
      Compensation,
      Parameters<typeof api.settlement.askCompensation>[0],
      Awaited<ReturnType<typeof api.settlement.askCompensation>>
    >
      open={open}
      title={t.askCompensation}
      onClose={onClose}
      run={api.settlement.askCompensation}
      invalidates={settlementTouches}
      success={t.refundAsked}
      initial={{ way: 'transfer' }}
      toInput={values => ({ id: view.id, refundId: newId(), ...values })}
    >
      <Field<Compensation> name="way" label={t.wayOf} required>
        <Select
          options={(['transfer', 'cash'] as const).map(way => ({ value: way, label: text(billWayTexts[way]) }))}
        />
      </Field>
      <Field<Compensation> name="amountFen" label={t.refundAmount} required>
        <MoneyInput />
      </Field>
      <Field<Compensation> name="reason" label={t.reason} required>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
