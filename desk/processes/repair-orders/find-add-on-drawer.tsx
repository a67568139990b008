import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { FilePhotos } from '#desk/mechanisms/files/photo-strip.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { addOnText } from './add-on-text.ts'
import { orderChanges } from './use-order-command.ts'

type FindProps = { open: boolean; orderId: string; onClose: () => void }

export function FindAddOnDrawer(props: FindProps) {
  return props.open ? <OpenFind {...props} /> : null
}

type Values = { reason: string; safety?: boolean; consequence?: string; fileIds?: string[] }

/** Three taps for the technician: what, whether it is safety, a photo. The price is the adviser's. */
function OpenFind({ orderId, onClose }: FindProps) {
  const t = useTexts(addOnText)
  const [id] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.report}
      onClose={onClose}
      run={api.repairOrders.findAddOn}
      invalidates={orderChanges}
      success={t.reported}
      initial={{ safety: false }}
      toInput={({ reason, safety, consequence, fileIds }: Values) => ({
        orderId,
        id,
        reason: reason.trim(),
        safety: safety ?? false,
        consequence: consequence?.trim() ?? '',
        lines: [],
        fileIds: fileIds ?? [],
      })}
    >
      <Field<Values> name="reason" label={t.reason} required>
        <Input.TextArea rows={3} maxLength={500} autoFocus />
      </Field>
      <Field<Values> name="safety" label="" valueName="checked">
        <Checkbox>{t.safety}</Checkbox>
      </Field>
      <Field<Values> name="consequence" label={t.consequence}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Field<Values> name="fileIds" label={t.photos}>
        <PhotosField />
      </Field>
    </DrawerForm>
  )
}

/** Photos wait unattached until the finding is sent; the server ties them to it then. */
function PhotosField({ value, onChange }: { value?: string[]; onChange?: (fileIds: string[]) => void }) {
  return <FilePhotos fileIds={value ?? []} purpose="addOn" onChange={ids => onChange?.(ids)} />
}
