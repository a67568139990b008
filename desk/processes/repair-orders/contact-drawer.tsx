import { Input, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { addOnText } from './add-on-text.ts'
import { channels } from './delay-drawer.tsx'
import { orderChanges } from './use-order-command.ts'

type Values = { reached: boolean; channel: (typeof channels)[number]; note?: string }

/** An attempt to reach the customer; the first one stops the clock of the adviser's duty to call. */
export function ContactDrawer({ open, addOnId, onClose }: { open: boolean; addOnId: string; onClose: () => void }) {
  const t = useTexts(addOnText)
  const words = useTexts(channelTexts)
  return (
    <DrawerForm
      open={open}
      title={t.contact}
      onClose={onClose}
      run={api.repairOrders.contactForAddOn}
      invalidates={orderChanges}
      success={t.contactSaved}
      initial={{ reached: true, channel: 'call' }}
      toInput={({ reached, channel, note }: Values) => ({ id: addOnId, reached, channel, note: note?.trim() ?? '' })}
    >
      <Field<Values> name="channel" label={t.channel} required>
        <Radio.Group options={channels.map(value => ({ value, label: words[value] }))} />
      </Field>
      <Field<Values> name="reached" label={t.result} required>
        <Radio.Group
          options={[
            { value: true, label: t.reached },
            { value: false, label: t.notReached },
          ]}
        />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
