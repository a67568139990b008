import { Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { DateInput, IntInput } from '../kit/fields.tsx'
import { Field, FormGrid } from '../kit/form-grid.tsx'
import { tokenText } from './text.ts'

type Values = { name: string; verbs: string[]; expiresOn: string; perMinute: number }

type Props = { verbs: readonly { verb: string; label: string }[]; onMade: (token: string) => void; onClose: () => void }

/** Who gets a key, for what and until when. */
export function MakeTokenDrawer({ verbs, onMade, onClose }: Props) {
  const t = useTexts(tokenText)
  const [id] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.make}
      onClose={onClose}
      run={api.tokens.make}
      initial={{ perMinute: 120 }}
      toInput={({ name, verbs: chosen, expiresOn, perMinute }: Values) => ({
        id,
        name,
        verbs: chosen,
        expiresOn,
        perMinute,
      })}
      invalidates={['apiToken']}
      onDone={answer => onMade(answer.token)}
    >
      <Field<Values> name="name" label={t.name} hint={t.nameHint} required>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="verbs" label={t.verbs} required>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={verbs.map(({ verb, label }) => ({ value: verb, label }))}
        />
      </Field>
      <FormGrid>
        <Field<Values> name="expiresOn" label={t.expiresOn} required>
          <DateInput />
        </Field>
        <Field<Values> name="perMinute" label={t.perMinute} required>
          <IntInput />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}
