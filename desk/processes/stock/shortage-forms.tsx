import { Input, Segmented } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { ShortageView } from '#domain/processes/stock/shapes.ts'
import { toldChannelTexts } from '#domain/processes/stock/shortage-states.ts'
import { partsKinds } from './loaders.ts'
import { shortageText } from './shortage-text.ts'

type FormProps = { shortage: ShortageView; onClose: () => void }

const HOURS_A_DAY = 24

/** Where it was ordered and when it is expected; the usual lead time is offered. */
export function OrderForm({ shortage, onClose }: FormProps) {
  const t = useTexts(shortageText)
  const { id, version, leadDays, expectedAt, supplier } = shortage
  return (
    <DrawerForm
      open
      title={t.orderIt}
      onClose={onClose}
      success={t.orderDone}
      run={api.shortages.order}
      invalidates={[...partsKinds]}
      initial={{ supplier, expectedAt: expectedAt ?? addHours(now(), HOURS_A_DAY * leadDays) }}
      toInput={(values: OrderValues) => ({ id, version, ...values })}
    >
      <Field<OrderValues> name="supplier" label={t.supplier} required>
        <Input maxLength={80} autoFocus />
      </Field>
      <Field<OrderValues> name="expectedAt" label={t.expected} required>
        <InstantInput />
      </Field>
    </DrawerForm>
  )
}
type OrderValues = { supplier: string; expectedAt: string }

/** What came of the call; the words stay on the order. */
export function TellForm({ shortage, onClose }: FormProps) {
  const t = useTexts(shortageText)
  const text = useText()
  const { id, version } = shortage
  return (
    <DrawerForm
      open
      title={t.tellIt}
      onClose={onClose}
      success={t.tellDone}
      run={api.shortages.tell}
      invalidates={[...partsKinds]}
      initial={{ channel: 'call' }}
      toInput={({ channel, personReached, result }: TellValues) => ({
        id,
        version,
        channel,
        personReached: personReached?.trim() || null,
        result,
      })}
    >
      <Field<TellValues> name="channel" label={t.channel} required>
        <Segmented options={optionsFrom(toldChannelTexts, text)} />
      </Field>
      <Field<TellValues> name="personReached" label={t.reached} hint={t.reachedHint}>
        <Input maxLength={60} autoFocus />
      </Field>
      <Field<TellValues> name="result" label={t.result} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
type TellValues = { channel: keyof typeof toldChannelTexts; personReached?: string; result: string }
