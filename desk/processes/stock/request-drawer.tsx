import { Alert, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { partsKinds } from './loaders.ts'
import { PartSelect } from './part-select.tsx'
import { requestText } from './text.ts'

type Values = { partId: string; qtyMilli: number; note?: string }

const ONE = 1000

/** A part the technician found to be needed, beyond what the order's lines ask for. */
export function RequestDrawer({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useTexts(requestText)
  return (
    <DrawerForm
      open
      title={t.title}
      onClose={onClose}
      saveLabel={t.title}
      success={t.done}
      run={api.parts.request}
      invalidates={[...partsKinds]}
      initial={{ qtyMilli: ONE }}
      toInput={({ partId, qtyMilli, note }: Values) => ({ orderId, id: newId(), partId, qtyMilli, note: note ?? '' })}
    >
      <Alert type="info" showIcon title={t.explain} style={{ marginBottom: 12 }} />
      <Field<Values> name="partId" label={t.part} hint={t.partHint} required picked>
        <PartSelect label={t.part} autoFocus />
      </Field>
      <Field<Values> name="qtyMilli" label={t.qty} required>
        <QtyInput />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
