import { Checkbox, Form, Input, Radio, Select } from 'antd'
import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { type LinkRole, linkRoles, linkRoleTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { SearchSelect } from '../../mechanisms/kit/search-select.tsx'
import styles from './customers.module.css'
import { PhoneField } from './phone-field.tsx'
import { personText } from './text-people.ts'
import { emptyToNull } from './vehicle-fields.tsx'

type Values = {
  role: LinkRole
  personId?: string | null
  name?: string
  phone?: string
  salutation?: '' | '先生' | '女士'
  ownerChange?: boolean
}

/** Ties somebody on record, or somebody new, to a car. */
export function LinkPersonDrawer(props: { open: boolean; overview: Overview; onClose: () => void }) {
  const { open, overview, onClose } = props
  const t = useTexts(personText)
  const text = useText()
  const { vehicle, people } = overview
  const hasOwner = people.some(person => person.role === 'owner')
  return (
    <DrawerForm
      open={open}
      title={t.addPersonTitle}
      onClose={onClose}
      run={api.vehicles.link}
      toInput={(values: Values) => toInput(vehicle, values)}
      initial={{ role: hasOwner ? 'user' : 'owner', salutation: '' }}
      invalidates={['vehicle', 'person']}
      success={t.linked}
    >
      <Field<Values> name="role" label={t.role} required>
        <Radio.Group options={linkRoles.map(role => ({ value: role, label: text(linkRoleTexts[role]) }))} />
      </Field>
      {hasOwner && <OwnerChange />}
      <Field<Values> name="personId" label={t.onRecord}>
        <SearchSelect name="person" search={searchPeople} autoFocus />
      </Field>
      <NewPersonFields />
    </DrawerForm>
  )
}

function OwnerChange() {
  const t = useTexts(personText)
  if (Form.useWatch('role') !== 'owner') return null
  return (
    <>
      <Field<Values> name="ownerChange" label="" valueName="checked">
        <Checkbox>{t.ownerChange}</Checkbox>
      </Field>
      <p className={styles.hint}>{t.ownerChangeHint}</p>
    </>
  )
}

function NewPersonFields() {
  const t = useTexts(personText)
  if (Form.useWatch('personId')) return null
  return (
    <>
      <p className={styles.aside}>{t.orNew}</p>
      <FormGrid>
        <Field<Values> name="name" label={t.name}>
          <Input maxLength={60} />
        </Field>
        <Field<Values> name="salutation" label={t.salutation}>
          <Select
            options={[
              { value: '', label: '—' },
              { value: '先生', label: t.mr },
              { value: '女士', label: t.ms },
            ]}
          />
        </Field>
        <PhoneField />
      </FormGrid>
    </>
  )
}

async function searchPeople(q: string, signal: AbortSignal) {
  if (q === '') return []
  const { rows } = await api.search.find({ q }, { signal })
  return rows
    .filter(row => row.kind === 'person')
    .map(row => ({ value: row.id, label: row.title, hint: row.subtitle ?? '' }))
}

function toInput(vehicle: { id: string; version: number }, values: Values) {
  const name = emptyToNull(values.name)
  const { role, personId, salutation } = values
  return {
    id: vehicle.id,
    version: vehicle.version,
    role,
    ownerChange: values.ownerChange ?? false,
    ...(personId ? { personId } : {}),
    ...(!personId && name !== null
      ? { newPerson: { name, phone: emptyToNull(values.phone), salutation: salutation ?? '' } }
      : {}),
  }
}
