import { Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { ResourceView } from '#domain/mechanisms/resources/contract.ts'
import { bookingPurposeTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { InstantInput } from '../kit/fields.tsx'
import { Field, FormGrid } from '../kit/form-grid.tsx'
import { resourceTouches } from './loaders.ts'
import { resourcesText } from './text.ts'

type Close = Parameters<typeof api.resources.close>[0]
type Values = Omit<Close, 'id' | 'closureId'>

/** Out of use for a time; what is booked then is named and has to be moved first. */
export function CloseDrawer({ row, onClose }: { row: ResourceView; onClose: () => void }) {
  const t = useTexts(resourcesText)
  const text = useText()
  const [closureId] = useState(newId)
  const isPerson = row.staffId !== null
  const purposes = (['absence', 'closed'] as const).map(value => ({ value, label: text(bookingPurposeTexts[value]) }))
  return (
    <DrawerForm<Values, Close, unknown>
      open
      title={`${t.close} ${row.name}`}
      run={api.resources.close}
      invalidates={resourceTouches}
      initial={{ purpose: isPerson ? 'absence' : 'closed' }}
      onClose={onClose}
      toInput={values => ({ ...values, id: row.id, closureId })}
    >
      <FormGrid columns={1}>
        <Field<Values> name="purpose" label={t.purpose} required>
          <Select options={purposes} />
        </Field>
        <Field<Values> name="from" label={t.from} required>
          <InstantInput />
        </Field>
        <Field<Values> name="to" label={t.to} required>
          <InstantInput />
        </Field>
        <Field<Values> name="reason" label={t.reason} required>
          <Input maxLength={60} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}
