import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { normalisePhone, parsePhone } from '#domain/kernel/phone.ts'
import { fill } from '#domain/kernel/texts.ts'
import { useSettled } from '../../kernel/browser.ts'
import { useTexts } from '../../kernel/text.ts'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import { samePhoneLoader } from './loaders.ts'
import { personText } from './text-people.ts'

export type PhoneValues = { phone?: string }

/** A phone number; whoever has it already is named, so that nobody is recorded twice. */
export function PhoneField({ hint = '' }: { hint?: string }) {
  const t = useTexts(personText)
  const typed = useSettled(Form.useWatch<string | undefined>('phone') ?? '', 250)
  const phone = normalisePhone(typed)
  const { data } = useQuery({ ...samePhoneLoader(phone), enabled: parsePhone(phone).ok })
  const names = (data?.rows ?? []).map(row => [row.name, ...row.vehicles.map(car => car.name)].join(' ')).join('、')
  return (
    <Field<PhoneValues> name="phone" label={t.phone} hint={names === '' ? hint : fill(t.samePhone, { names })}>
      <Input inputMode="tel" maxLength={30} className="cb-num" />
    </Field>
  )
}
