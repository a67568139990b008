import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { settlementTouches } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Values = { buyerName: string; buyerCreditCode?: string }

export function InvoiceSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const { invoice } = view
  if (view.can.invoice) return <InvoiceForm view={view} />
  return (
    <Section title={t.invoice} extra={invoice?.state === 'issued' && <StatusTag tone="good">{t.issued}</StatusTag>}>
      {view.can.red && <RedButton view={view} />}
      {invoice?.state === 'redAsked' && <p className={styles.hint}>{t.redAsked}</p>}
      {invoice ? (
        <Facts
          facts={[
            { label: t.buyer, value: invoice.buyerName, wide: true },
            {
              label: t.invoiceNumber,
              value: invoice.number ?? <span className={styles.hint}>{t.invoiceAsked}</span>,
              wide: true,
            },
            ...(invoice.state === 'red'
              ? [{ label: t.redNumber, value: `${invoice.redNumber ?? ''} ${invoice.redReason}`, wide: true }]
              : []),
          ]}
        />
      ) : (
        <p className={styles.hint}>{t.afterSettled}</p>
      )}
    </Section>
  )
}

function RedButton({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const [isOpen, setOpen] = useState(false)
  const red = useCommand({ run: api.settlement.redInvoice, invalidates: settlementTouches, quiet: true })
  return (
    <>
      <ActionButton label={t.redInvoice} onClick={() => setOpen(true)} />
      <ReasonDialog
        open={isOpen}
        danger
        title={t.redInvoice}
        explanation={t.redHint}
        onClose={() => setOpen(false)}
        onSubmit={reason => red.send({ id: view.invoice?.id ?? '', reason })}
      />
    </>
  )
}

function InvoiceForm({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const form = useCommandForm<
    Values,
    Parameters<typeof api.settlement.invoice>[0],
    Awaited<ReturnType<typeof api.settlement.invoice>>
  >({
    run: api.settlement.invoice,
    invalidates: settlementTouches,
    initial: { buyerName: view.customer },
    toInput: values => ({
      id: view.id,
      invoiceId: newId(),
      buyerName: values.buyerName,
      buyerCreditCode: values.buyerCreditCode?.trim() ?? '',
    }),
  })
  return (
    <Section title={t.invoice}>
      <CommandFormBody form={form}>
        <Field<Values> name="buyerName" label={t.buyer} required>
          <Input maxLength={100} />
        </Field>
        <Field<Values> name="buyerCreditCode" label={t.creditCode}>
          <Input maxLength={18} />
        </Field>
      </CommandFormBody>
      <Button type="primary" block loading={form.busy} onClick={form.submit}>
        {t.askInvoice}
      </Button>
    </Section>
  )
}
