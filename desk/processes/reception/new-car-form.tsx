import { AutoComplete, Button, Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { loader, useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { CommandFormBody, useCommandForm } from '#desk/mechanisms/kit/command-form.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { bodyTexts, powerTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { quickText } from './quick-text.ts'
import { visitText } from './visit-text.ts'

type Values = {
  ownerName: string
  phone: string
  brand: string
  series: string
  power: keyof typeof powerTexts
  body: keyof typeof bodyTexts
  vin?: string
  vinMissingReason?: string
}

const brandsLoader = () =>
  loader(['vehicle'], ['brands'], async signal => (await api.vehicles.brands({}, { signal })).rows)

/** A car nobody knows: eight fields, and the page goes on as for a known one. */
export function NewCarForm({ plate }: { plate: string }) {
  const t = useTexts(quickText)
  const v = useTexts(visitText)
  const text = useText()
  const brands = useLoad(brandsLoader()).data ?? []
  const form = useCommandForm<Values, Values, unknown>({
    run: values => addCar(plate, values),
    toInput: values => values,
    initial: { power: 'petrol', body: 'sedan' },
    invalidates: ['vehicle', 'person'],
  })
  const options = (table: typeof powerTexts | typeof bodyTexts) =>
    Object.entries(table).map(([value, label]) => ({ value, label: text(label) }))
  return (
    <Section title={fill(t.unknown, { plate })}>
      <CommandFormBody form={form}>
        <FormGrid columns={4}>
          <Field<Values> name="ownerName" label={t.ownerName} required>
            <Input autoFocus maxLength={60} />
          </Field>
          <Field<Values> name="phone" label={t.ownerPhone} required>
            <Input inputMode="tel" maxLength={30} />
          </Field>
          <Field<Values> name="brand" label={t.brand} required>
            <AutoComplete showSearch={{ filterOption: true }} options={brands.map(({ brand }) => ({ value: brand }))} />
          </Field>
          <Field<Values> name="series" label={t.series} required>
            <AutoComplete
              showSearch={{ filterOption: true }}
              options={brands.flatMap(row => row.series.map(value => ({ value })))}
            />
          </Field>
          <Field<Values> name="power" label={v.power}>
            <Select options={options(powerTexts)} />
          </Field>
          <Field<Values> name="body" label={v.body}>
            <Select options={options(bodyTexts)} />
          </Field>
          <Field<Values> name="vin" label={v.vin} hint={t.vinOrReason}>
            <Input maxLength={20} className="cb-num" />
          </Field>
          <Field<Values> name="vinMissingReason" label={t.vinReason}>
            <Input maxLength={60} />
          </Field>
        </FormGrid>
        <Button type="primary" loading={form.busy} onClick={form.submit}>
          {t.register}
        </Button>
      </CommandFormBody>
    </Section>
  )
}

async function addCar(plate: string, values: Values): Promise<unknown> {
  const owner = await api.people.add({
    id: newId(),
    name: values.ownerName,
    phone: values.phone,
    address: null,
    mail: null,
    creditCode: null,
    convenientTime: null,
  })
  const vin = values.vin?.trim() ? values.vin : null
  return api.vehicles.add({
    id: newId(),
    plate,
    brand: values.brand,
    series: values.series,
    power: values.power,
    body: values.body,
    vin,
    ...(vin === null ? { vinMissingReason: values.vinMissingReason ?? '' } : {}),
    ownerId: owner.id,
  })
}
