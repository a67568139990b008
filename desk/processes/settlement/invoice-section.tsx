import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { money } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { fileAddress } from '#desk/mechanisms/files/file-address.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { StatementView } from '#domain/processes/settlement/contract.ts'
import { invoiceKindTexts } from '#domain/processes/settlement/states.ts'
import { settlementTouches } from './loaders.ts'
import styles from './settlement.module.css'
import { settlementText } from './text.ts'

type Values = {
  kind: keyof typeof invoiceKindTexts
  buyerName: string
  buyerCreditCode?: string
  buyerAddress?: string
  buyerBank?: string
}

export function InvoiceSection({ view }: { view: StatementView }) {
  const t = useTexts(settlementText)
  const text = useText()
  const { invoice } = view
  if (view.can.invoice) return <InvoiceForm view={view} />
  return (
    <Section title={t.invoice} extra={invoice?.state === 'issued' && <StatusTag tone="good">{t.issued}</StatusTag>}>
      {view.can.red && <RedButton view={view} />}
      {invoice?.state === 'redAsked' && <p className={styles.hint}>{t.redAsked}</p>}
      {invoice ? (
        <Facts
          facts={[
            { label: t.invoiceKind, value: text(invoiceKindTexts[invoice.kind]) },
            { label: t.invoiceTax, value: money(invoice.taxFen) },
            { label: t.buyer, value: `${invoice.buyerName} ${invoice.buyerCreditCode}`, wide: true },
            {
              label: t.invoiceNumber,
              value: invoice.number ?? <span className={styles.hint}>{t.invoiceAsked}</span>,
              wide: true,
            },
            ...invoice.files.map(file => ({
              label: t.invoiceFile,
              value: (
                <a href={fileAddress(file.id)} download={file.name}>
                  {file.name}
                </a>
              ),
              wide: true,
            })),
            ...(invoice.state === 'red'
              ? [
                  { label: t.redNumber, value: `${invoice.redNumber ?? ''} ${invoice.redReason}`, wide: true },
                  { label: t.redConfirmation, value: invoice.redConfirmation, wide: true },
                ]
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
  const text = useText()
  const form = useCommandForm<
    Values,
    Parameters<typeof api.settlement.invoice>[0],
    Awaited<ReturnType<typeof api.settlement.invoice>>
  >({
    run: api.settlement.invoice,
    invalidates: settlementTouches,
    initial: { kind: 'ordinary', buyerName: view.payerName === '' ? view.customer : view.payerName },
    toInput: values => ({
      id: view.id,
      invoiceId: newId(),
      kind: values.kind,
      buyerName: values.buyerName,
      buyerCreditCode: values.buyerCreditCode?.trim() ?? '',
      buyerAddress: values.buyerAddress?.trim() ?? '',
      buyerBank: values.buyerBank?.trim() ?? '',
    }),
  })
  return (
    <Section title={t.invoice}>
      <CommandFormBody form={form}>
        <Field<Values> name="kind" label={t.invoiceKind} required>
          <Select options={optionsFrom(invoiceKindTexts, text)} />
        </Field>
        <Field<Values> name="buyerName" label={t.buyer} required>
          <Input maxLength={100} />
        </Field>
        <Field<Values> name="buyerCreditCode" label={t.creditCode}>
          <Input maxLength={18} />
        </Field>
        <Field<Values> name="buyerAddress" label={t.buyerAddress}>
          <Input maxLength={120} />
        </Field>
        <Field<Values> name="buyerBank" label={t.buyerBank}>
          <Input maxLength={120} />
        </Field>
      </CommandFormBody>
      <Button type="primary" block loading={form.busy} onClick={form.submit}>
        {t.askInvoice}
      </Button>
    </Section>
  )
}
