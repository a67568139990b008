import { Checkbox, Input, Select } from 'antd'
import {
  type DeclinableField,
  declinableFields,
  fileFieldTexts,
} from '#domain/processes/customers/file-completeness.ts'
import { talkKinds } from '#domain/processes/customers/files-contract.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { DateInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { fileText } from './text-people.ts'
import { emptyToNull } from './vehicle-fields.tsx'
import type { CustomerFile } from './vehicle-file.tsx'

type Values = {
  wantedServices?: string
  habits?: string
  preferences?: string
  advice?: string
  cabinetPlace?: string
  nextTalk?: string
  nextTalkKind?: (typeof talkKinds)[number] | null
  nextTalkOn?: string | null
  feesUntil?: string | null
  notGiven?: DeclinableField[]
}
type Props = { open: boolean; vehicleId: string; file: CustomerFile; onClose: () => void }

export function EditFileDrawer({ open, file, onClose }: Props) {
  const t = useTexts(fileText)
  const text = useText()
  return (
    <DrawerForm
      open={open}
      title={t.editTitle}
      onClose={onClose}
      width={640}
      run={api.customerFiles.edit}
      toInput={(values: Values) => toInput(file, values)}
      initial={initialOf(file)}
      invalidates={['vehicleFile', 'vehicle']}
      success={t.saved}
    >
      <FormGrid>
        <Field<Values> name="wantedServices" label={t.wantedServices} wide>
          <Input.TextArea autoFocus autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Field>
        <Field<Values> name="habits" label={t.habits} wide>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Field>
        <Field<Values> name="preferences" label={t.preferences} wide>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Field>
        <Field<Values> name="advice" label={t.advice} wide>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Field>
        <Field<Values> name="nextTalkKind" label={t.nextTalkKind}>
          <Select allowClear options={talkKinds.map(value => ({ value, label: value }))} />
        </Field>
        <Field<Values> name="nextTalkOn" label={t.nextTalkOn}>
          <DateInput />
        </Field>
        <Field<Values> name="nextTalk" label={t.nextTalk} wide>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Field>
        <Field<Values> name="cabinetPlace" label={t.cabinetPlace}>
          <Input maxLength={40} />
        </Field>
        <Field<Values> name="feesUntil" label={t.feesUntil}>
          <DateInput />
        </Field>
        <Field<Values> name="notGiven" label={t.notGiven} wide>
          <Checkbox.Group
            options={declinableFields.map(field => ({ value: field, label: text(fileFieldTexts[field]) }))}
          />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

function initialOf(file: CustomerFile): Partial<Values> {
  const { wantedServices, habits, preferences, advice, cabinetPlace, nextTalk, nextTalkOn, feesUntil } = file
  return {
    ...{ wantedServices, habits, preferences, advice, cabinetPlace, nextTalk, nextTalkOn, feesUntil },
    nextTalkKind: talkKinds.find(kind => kind === file.nextTalkKind) ?? null,
    notGiven: declinableFields.filter(field => file.notGiven.includes(field)),
  }
}

function toInput(file: CustomerFile, values: Values) {
  return {
    id: file.id,
    version: file.version,
    wantedServices: emptyToNull(values.wantedServices),
    habits: emptyToNull(values.habits),
    preferences: emptyToNull(values.preferences),
    advice: emptyToNull(values.advice),
    cabinetPlace: emptyToNull(values.cabinetPlace),
    nextTalk: emptyToNull(values.nextTalk),
    nextTalkKind: values.nextTalkKind ?? null,
    nextTalkOn: values.nextTalkOn ?? null,
    feesUntil: values.feesUntil ?? null,
    notGiven: values.notGiven ?? [],
  }
}
