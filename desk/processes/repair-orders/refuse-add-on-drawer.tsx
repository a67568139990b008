import { Checkbox, Form, Input, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { SignaturePad, type SignatureValue } from '#desk/mechanisms/kit/signature-pad.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { addOnText } from './add-on-text.ts'
import { channels } from './delay-drawer.tsx'
import styles from './orders.module.css'
import { orderChanges } from './use-order-command.ts'

type Values = {
  channel: (typeof channels)[number]
  reason: string
  relayedTo: string
  signerName?: string
  risk?: SignatureValue | null
  signLater?: boolean
}

type RefuseProps = { open: boolean; order: OrderView; addOn: AddOnView; onClose: () => void }

/** The customer says no: who in the workshop was told, and for safety work the risk note with a signature. */
export function RefuseAddOnDrawer({ open, order, addOn, onClose }: RefuseProps) {
  const t = useTexts(addOnText)
  const words = useTexts(channelTexts)
  return (
    <DrawerForm
      open={open}
      width={640}
      title={`${t.refuse}：${addOn.reason}`}
      onClose={onClose}
      run={api.repairOrders.refuseAddOn}
      invalidates={orderChanges}
      success={t.refusedDone}
      initial={{ channel: 'call', signerName: order.customer }}
      toInput={({ channel, reason, relayedTo, signerName, risk, signLater }: Values) => ({
        id: addOn.id,
        version: addOn.version,
        channel,
        reason: reason.trim(),
        relayedTo,
        signLater: signLater ?? false,
        riskSignature: risk && !signLater ? { signerName: signerName?.trim() ?? '', image: risk.png } : null,
      })}
    >
      <Field<Values> name="channel" label={t.channel} required>
        <Radio.Group options={channels.map(value => ({ value, label: words[value] }))} />
      </Field>
      <Field<Values> name="reason" label={t.refuseReason} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <Field<Values> name="relayedTo" label={t.relayedTo} required picked>
        <PersonSelect label={t.relayedTo} />
      </Field>
      {addOn.safety && <RiskNote />}
    </DrawerForm>
  )
}

function RiskNote() {
  const t = useTexts(addOnText)
  const later = Form.useWatch<boolean | undefined>('signLater')
  return (
    <>
      <p className={styles.risk}>{t.riskText}</p>
      <Form.Item<Values> name="signLater" valuePropName="checked">
        <Checkbox>{t.signLater}</Checkbox>
      </Form.Item>
      {!later && (
        <>
          <Field<Values> name="signerName" label={t.signer} required>
            <Input maxLength={60} />
          </Field>
          <Field<Values> name="risk" label={t.riskNote} required>
            <PadField label={t.riskNote} />
          </Field>
        </>
      )}
    </>
  )
}

/** The form hands its change handler to the pad. */
function PadField({ label, onChange }: { label: string; onChange?: (value: SignatureValue | null) => void }) {
  return <SignaturePad label={label} onChange={value => onChange?.(value)} height={160} />
}
