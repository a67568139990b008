import { Input } from 'antd'
import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { Field } from '../kit/form-grid.tsx'
import { PersonSelect } from './person-select.tsx'
import { dutyText } from './text.ts'

type Values = { ownerId: string; reason: string }

export function ReassignDialog({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const t = useTexts(dutyText)
  const text = useText()
  return (
    <DrawerForm
      open
      title={t.reassignTitle}
      onClose={onClose}
      run={api.duties.reassign}
      toInput={({ ownerId, reason }: Values) => ({ id: duty.id, version: duty.version, ownerId, reason })}
      invalidates={['duty']}
      success={t.reassigned}
      saveLabel={t.reassign}
    >
      <p>{text(duty.title)}</p>
      <Field<Values> name="ownerId" label={t.newOwner} required picked>
        <PersonSelect label={t.newOwner} without={[duty.ownerId]} />
      </Field>
      <Field<Values> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
