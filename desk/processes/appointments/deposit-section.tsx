import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { type PayWay, payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When, yuan } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { MoneyInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { bookingKinds } from './loaders.ts'
import { confirmText } from './talk-text.ts'

/** What costly parts ask for, what was paid, and the way without it. */
export function DepositSection({ booking }: { booking: BookingView }) {
  const t = useTexts(confirmText)
  const [dialog, setDialog] = useState<'take' | 'return' | 'waiver' | null>(null)
  const isDue = booking.depositDemandedFen > booking.depositHeldFen && booking.waiver !== 'granted'
  if (booking.depositDemandedFen === 0 && booking.deposits.length === 0) return null
  return (
    <Section
      title={t.deposit}
      extra={
        <>
          {isDue && <StatusTag tone="warn">{t.depositDue}</StatusTag>}
          {booking.can.takeDeposit && <Button onClick={() => setDialog('take')}>{t.take}</Button>}
          {booking.can.returnDeposit && <Button onClick={() => setDialog('return')}>{t.giveBack}</Button>}
        </>
      }
    >
      <Facts
        facts={[
          { label: t.depositDemanded, value: yuan(booking.depositDemandedFen) },
          { label: t.depositHeld, value: yuan(booking.depositHeldFen) },
        ]}
      />
      <DepositRows booking={booking} />
      {booking.waiver === 'asked' && <StatusTag tone="info">{t.waiverAsked}</StatusTag>}
      {booking.waiver === 'granted' && <StatusTag tone="good">{t.waiverGranted}</StatusTag>}
      {isDue && booking.waiver === 'none' && booking.can.edit && (
        <Button type="link" onClick={() => setDialog('waiver')}>
          {t.waiver}
        </Button>
      )}
      {dialog === 'take' && <TakeDrawer booking={booking} onClose={() => setDialog(null)} />}
      {dialog === 'return' && <ReturnDrawer booking={booking} onClose={() => setDialog(null)} />}
      <WaiverDialog booking={booking} open={dialog === 'waiver'} onClose={() => setDialog(null)} />
    </Section>
  )
}

function DepositRows({ booking }: { booking: BookingView }) {
  const t = useTexts(confirmText)
  const text = useText()
  const ways: Readonly<Record<string, readonly [string, string]>> = payWayTexts
  return (
    <ul className={styles.steps} style={{ margin: '8px 0' }}>
      {booking.deposits.map(row => (
        <li key={row.id}>
          <span>
            {yuan(row.amountFen)} {text(ways[row.payWay] ?? [row.payWay, row.payWay])} {row.by}
            {row.paperId !== null && (
              <>
                {' '}
                <a href={pdfAddress(row.paperId)} target="_blank" rel="noreferrer">
                  {t.receipt} {row.number}
                </a>
              </>
            )}
          </span>
          <When at={row.at} />
        </li>
      ))}
    </ul>
  )
}

type DrawerProps = { booking: BookingView; onClose: () => void }
type Values = { amountFen: number; payWay: PayWay; reason?: string }

function TakeDrawer({ booking, onClose }: DrawerProps) {
  const t = useTexts(confirmText)
  const [depositId] = useState(newId)
  return (
    <DrawerForm<Values, Parameters<typeof api.appointments.takeDeposit>[0], unknown>
      open
      title={t.take}
      run={api.appointments.takeDeposit}
      invalidates={bookingKinds}
      success={t.take}
      onClose={onClose}
      initial={{ amountFen: Math.max(0, booking.depositDemandedFen - booking.depositHeldFen), payWay: 'wechat' }}
      toInput={values => ({
        id: booking.id,
        depositId,
        amountFen: values.amountFen,
        payWay: values.payWay,
      })}
    >
      <MoneyFields />
    </DrawerForm>
  )
}

function ReturnDrawer({ booking, onClose }: DrawerProps) {
  const t = useTexts(confirmText)
  const [depositId] = useState(newId)
  return (
    <DrawerForm<Values, Parameters<typeof api.appointments.returnDeposit>[0], unknown>
      open
      title={t.giveBack}
      run={api.appointments.returnDeposit}
      invalidates={bookingKinds}
      success={t.returned}
      onClose={onClose}
      initial={{ amountFen: booking.depositHeldFen, payWay: 'wechat' }}
      toInput={values => ({
        id: booking.id,
        depositId,
        amountFen: values.amountFen,
        payWay: values.payWay,
        reason: values.reason ?? '',
      })}
    >
      <MoneyFields />
      <Field<Values> name="reason" label={t.reason} required>
        <Input maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

function MoneyFields() {
  const t = useTexts(confirmText)
  const text = useText()
  return (
    <FormGrid columns={1}>
      <Field<Values> name="amountFen" label={t.amount} required>
        <MoneyInput />
      </Field>
      <Field<Values> name="payWay" label={t.payWay} required>
        <Select options={optionsFrom(payWayTexts, text)} />
      </Field>
    </FormGrid>
  )
}

function WaiverDialog({ booking, open, onClose }: DrawerProps & { open: boolean }) {
  const t = useTexts(confirmText)
  const ask = useCommand({
    run: api.appointments.askWaiver,
    invalidates: bookingKinds,
    quiet: true,
    success: t.waiverAsked,
  })
  return (
    <ReasonDialog
      open={open}
      title={t.waiver}
      explanation={t.waiverHint}
      onClose={onClose}
      onSubmit={reason => ask.send({ id: booking.id, reason })}
    />
  )
}
