import { Input, Select } from 'antd'
import { useTexts } from '../../kernel/text.ts'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import { personText } from './text-people.ts'

/** What every form about a person asks. */
export type PersonValues = {
  name: string
  phone?: string
  kind: 'person' | 'company'
  salutation: '' | '先生' | '女士'
}

export function NameField({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = useTexts(personText)
  return (
    <Field<PersonValues> name="name" label={t.name} required>
      <Input maxLength={60} autoFocus={autoFocus} />
    </Field>
  )
}

export function SalutationFields() {
  const t = useTexts(personText)
  return (
    <>
      <Field<PersonValues> name="salutation" label={t.salutation}>
        <Select
          options={[
            { value: '', label: '—' },
            { value: '先生', label: t.mr },
            { value: '女士', label: t.ms },
          ]}
        />
      </Field>
      <Field<PersonValues> name="kind" label={t.kind}>
        <Select
          options={[
            { value: 'person', label: t.person },
            { value: 'company', label: t.company },
          ]}
        />
      </Field>
    </>
  )
}
