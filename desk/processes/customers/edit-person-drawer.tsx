import { Checkbox, Input, Select } from 'antd'
import { contactChannels, type PersonView } from '#domain/processes/customers/people-contract.ts'
import { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { DateInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { NameField, type PersonValues, SalutationFields } from './person-fields.tsx'
import { PhoneField } from './phone-field.tsx'
import { personText } from './text-people.ts'
import { emptyToNull } from './vehicle-fields.tsx'

type Values = PersonValues & {
  phone2?: string
  address?: string
  mail?: string
  birthdayOn?: string | null
  creditCode?: string
  preferredChannel: (typeof contactChannels)[number]
  convenientTime?: string
  tags?: string[]
  interests?: string[]
  privacyAccepted?: boolean
}

export function EditPersonDrawer(props: { open: boolean; person: PersonView; onClose: () => void }) {
  const { open, person, onClose } = props
  const t = useTexts(personText)
  return (
    <DrawerForm
      open={open}
      title={t.editTitle}
      onClose={onClose}
      width={600}
      run={api.people.edit}
      toInput={(values: Values) => toInput(person, values)}
      initial={initialOf(person)}
      invalidates={['person', 'vehicle']}
      success={t.saved}
    >
      <FormGrid>
        <NameField autoFocus />
        <PhoneField hint={t.keepPhone} />
        <SalutationFields />
        <Field<Values> name="creditCode" label={t.creditCode}>
          <Input maxLength={30} className="cb-num" />
        </Field>
        <Field<Values> name="phone2" label={t.phone2} hint={t.keepPhone}>
          <Input inputMode="tel" maxLength={30} className="cb-num" />
        </Field>
        <ReachFields />
        {person.privacyAcceptedAt === null && (
          <Field<Values> name="privacyAccepted" label={t.privacy} valueName="checked">
            <Checkbox>{t.privacyAccepted}</Checkbox>
          </Field>
        )}
      </FormGrid>
    </DrawerForm>
  )
}

function ReachFields() {
  const t = useTexts(personText)
  const channels = { call: t.call, wechat: t.wechat, sms: t.sms, mail: t.byMail }
  return (
    <>
      <Field<Values> name="address" label={t.address} wide>
        <Input maxLength={200} />
      </Field>
      <Field<Values> name="mail" label={t.mail}>
        <Input maxLength={100} />
      </Field>
      <Field<Values> name="birthdayOn" label={t.birthdayOn}>
        <DateInput />
      </Field>
      <Field<Values> name="preferredChannel" label={t.preferredChannel}>
        <Select options={contactChannels.map(value => ({ value, label: channels[value] }))} />
      </Field>
      <Field<Values> name="convenientTime" label={t.convenientTime}>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="tags" label={t.tags}>
        <Select mode="tags" maxCount={30} />
      </Field>
      <Field<Values> name="interests" label={t.interests}>
        <Select mode="tags" maxCount={30} />
      </Field>
    </>
  )
}

function initialOf(person: PersonView): Partial<Values> {
  const { kind, name, address, mail, birthdayOn, creditCode, convenientTime, tags, interests } = person
  const { salutation, preferredChannel } = person
  return {
    ...{ kind, name, address, mail, birthdayOn, creditCode, convenientTime, tags, interests },
    salutation: salutation === '先生' || salutation === '女士' ? salutation : '',
    preferredChannel: contactChannels.find(channel => channel === preferredChannel) ?? 'call',
  }
}

function toInput(person: PersonView, values: Values) {
  const { kind, name, salutation, preferredChannel } = values
  const phone = emptyToNull(values.phone)
  const phone2 = emptyToNull(values.phone2)
  return {
    id: person.id,
    version: person.version,
    ...{ kind, name, salutation, preferredChannel },
    ...(phone === null ? {} : { phone }),
    ...(phone2 === null ? {} : { phone2 }),
    address: emptyToNull(values.address),
    mail: emptyToNull(values.mail),
    birthdayOn: values.birthdayOn ?? null,
    creditCode: emptyToNull(values.creditCode),
    convenientTime: emptyToNull(values.convenientTime),
    tags: values.tags ?? [],
    interests: values.interests ?? [],
    ...(values.privacyAccepted ? { privacyAccepted: true as const } : {}),
  }
}
