import { Alert, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilePhotos } from '#desk/mechanisms/files/photo-strip.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { newId } from '#domain/kernel/id.ts'
import { type EarlyFault, earlyFaultTexts } from '#domain/processes/guarantee/early-faults.ts'
import { earlyText } from './early-text.ts'
import { type GuaranteeOfOrder, guaranteeKinds } from './loaders.ts'

type DrawerProps = { data: GuaranteeOfOrder; fault: EarlyFault | null; onClose: () => void }
type Values = { fault: EarlyFault; evidence: string; fileIds?: string[] }

const touches = [...guaranteeKinds, 'duty'] as const

/** Nobody confirms without saying by what they know it. */
export function ConfirmDrawer({ data, fault, onClose }: DrawerProps) {
  const t = useTexts(earlyText)
  const [faultId] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.confirmOther}
      onClose={onClose}
      run={api.guarantee.confirmFault}
      invalidates={touches}
      success={t.saved}
      initial={fault === null ? {} : { fault }}
      toInput={(values: Values) => ({
        ...{ id: data.orderId, faultId, fault: values.fault, evidence: values.evidence.trim() },
        fileIds: values.fileIds ?? [],
      })}
    >
      <FaultField />
      <Field<Values> name="evidence" label={t.evidence} required>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
      <Field<Values> name="fileIds" label={t.photos}>
        <PhotosField />
      </Field>
    </DrawerForm>
  )
}

export function DenyDrawer({ data, fault, onClose }: DrawerProps) {
  const t = useTexts(earlyText)
  const [faultId] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.deny}
      onClose={onClose}
      run={api.guarantee.denyFault}
      invalidates={touches}
      success={t.saved}
      initial={fault === null ? {} : { fault }}
      toInput={(values: Values) => ({
        ...{ id: data.orderId, faultId, fault: values.fault, evidence: values.evidence.trim() },
      })}
    >
      <Alert type="warning" title={t.denyHint} style={{ marginBottom: 12 }} />
      <FaultField />
      <Field<Values> name="evidence" label={t.denyReason} required>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
    </DrawerForm>
  )
}

function FaultField() {
  const t = useTexts(earlyText)
  const text = useText()
  return (
    <Field<Values> name="fault" label={t.fault} required>
      <Select options={optionsFrom(earlyFaultTexts, text)} />
    </Field>
  )
}

/** Photos wait unattached until the finding is sent; the server ties them to it then. */
function PhotosField({ value, onChange }: { value?: string[]; onChange?: (fileIds: string[]) => void }) {
  return <FilePhotos fileIds={value ?? []} purpose="earlyFault" onChange={ids => onChange?.(ids)} />
}
