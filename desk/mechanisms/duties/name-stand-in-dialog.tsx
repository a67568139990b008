import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { InstantInput } from '../kit/fields.tsx'
import { Field, FormGrid } from '../kit/form-grid.tsx'
import { PersonSelect } from './person-select.tsx'
import { standInText } from './text.ts'

type Values = { absentId: string; standInId: string; fromAt: Instant; toAt: Instant }

export function NameStandInDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(standInText)
  const [id] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.name}
      onClose={onClose}
      run={api.standIns.name}
      toInput={({ absentId, standInId, fromAt, toAt }: Values) => ({ id, absentId, standInId, fromAt, toAt })}
      invalidates={['standIn', 'duty']}
      success={t.named}
    >
      <Field<Values> name="absentId" label={t.absent} required picked>
        <PersonSelect label={t.absent} />
      </Field>
      <Field<Values> name="standInId" label={t.standIn} hint={t.sameDepartment} required picked>
        <PersonSelect label={t.standIn} />
      </Field>
      <FormGrid>
        <Field<Values> name="fromAt" label={t.from} required>
          <InstantInput aria-label={t.from} />
        </Field>
        <Field<Values> name="toAt" label={t.to} required>
          <InstantInput aria-label={t.to} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}
