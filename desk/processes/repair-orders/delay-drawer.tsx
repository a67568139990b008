import { Checkbox, Input, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { type Instant, msOf, toInstant } from '#domain/kernel/time.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { orderText } from './text.ts'
import { orderChanges } from './use-order-command.ts'

const QUARTER = 900_000

export const channels = ['call', 'wechat', 'sms', 'inPerson'] as const

type Values = {
  promisedAt: Instant
  reason: string
  channel: (typeof channels)[number]
  personReached: string
  apology?: boolean
}

/** A delay is agreed with the customer, with its reason and an apology; the old promise stays in the record. */
export function DelayDrawer({ open, order, onClose }: { open: boolean; order: OrderView; onClose: () => void }) {
  const t = useTexts(orderText)
  const words = useTexts(channelTexts)
  return (
    <DrawerForm
      open={open}
      title={t.newPromise}
      onClose={onClose}
      run={api.repairOrders.rePromise}
      invalidates={orderChanges}
      success={t.saved}
      initial={{
        ...(order.risk?.readyAt ? { promisedAt: onTheClock(order.risk.readyAt) } : {}),
        channel: 'call',
        personReached: order.customer,
        apology: false,
      }}
      toInput={({ apology, ...values }: Values) => ({
        ...values,
        id: order.id,
        version: order.version,
        apology: apology ?? false,
      })}
    >
      <Field<Values> name="promisedAt" label={t.promisedAt} required>
        <InstantInput />
      </Field>
      <Field<Values> name="reason" label={t.delayReason} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <Field<Values> name="channel" label={t.channel} required>
        <Radio.Group options={channels.map(value => ({ value, label: words[value] }))} />
      </Field>
      <Field<Values> name="personReached" label={t.personReached} required>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="apology" label="" valueName="checked">
        <Checkbox>{t.apology}</Checkbox>
      </Field>
    </DrawerForm>
  )
}

/** Nobody promises 16:03. */
const onTheClock = (at: Instant): Instant => toInstant(Math.ceil(msOf(at) / QUARTER) * QUARTER)
