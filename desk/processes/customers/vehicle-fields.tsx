import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form, Input, Select } from 'antd'
import { checkVin } from '#domain/kernel/vin.ts'
import { brandHint } from '#domain/kernel/vin-brands.ts'
import {
  type Body,
  bodies,
  bodyTexts,
  type Power,
  powers,
  powerTexts,
} from '#domain/processes/customers/vehicle-kinds.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import { brandsLoader } from './loaders.ts'
import { vehicleText } from './text.ts'

export type VehicleValues = {
  vin?: string
  vinMissingReason?: string
  brand: string
  series: string
  model?: string
  power: Power
  body: Body
}

/** The VIN with what it tells; without one a reason is asked for. */
export function VinFields() {
  const t = useTexts(vehicleText)
  const typed = Form.useWatch<string | undefined>('vin') ?? ''
  const vin = checkVin(typed)
  const hint = vin.ok
    ? [vin.checkDigit === 'wrong' ? t.vinDigitWrong : '', vinFacts(vin)].filter(Boolean).join(' · ')
    : ''
  return (
    <>
      <Field<VehicleValues> name="vin" label={t.vin} hint={hint}>
        <Input maxLength={20} style={{ textTransform: 'uppercase' }} className="cb-num" />
      </Field>
      {typed.trim() === '' && (
        <Field<VehicleValues> name="vinMissingReason" label={t.vinMissingReason} hint={t.vinReasonHint}>
          <Input maxLength={60} />
        </Field>
      )}
    </>
  )
}

function vinFacts(vin: { vin: string; modelYear: number | undefined }): string {
  return [brandHint(vin.vin), vin.modelYear].filter(Boolean).join(' ')
}

/** Brand and series from what the group has on record, or typed. */
export function MakeFields() {
  const t = useTexts(vehicleText)
  const { data } = useQuery(brandsLoader())
  const brand = Form.useWatch<string | undefined>('brand')
  const series = data?.rows.find(row => row.brand === brand)?.series ?? []
  return (
    <>
      <Field<VehicleValues> name="brand" label={t.brand} required>
        <AutoComplete
          options={(data?.rows ?? []).map(row => ({ value: row.brand }))}
          showSearch={{ filterOption: holds }}
        />
      </Field>
      <Field<VehicleValues> name="series" label={t.series} required>
        <AutoComplete options={series.map(value => ({ value }))} showSearch={{ filterOption: holds }} />
      </Field>
      <Field<VehicleValues> name="model" label={t.model}>
        <Input maxLength={60} />
      </Field>
    </>
  )
}

export function KindFields() {
  const t = useTexts(vehicleText)
  const text = useText()
  return (
    <>
      <Field<VehicleValues> name="power" label={t.power} required>
        <Select options={powers.map(value => ({ value, label: text(powerTexts[value]) }))} />
      </Field>
      <Field<VehicleValues> name="body" label={t.body} required>
        <Select options={bodies.map(value => ({ value, label: text(bodyTexts[value]) }))} />
      </Field>
    </>
  )
}

function holds(typed: string, option: { value: string } | undefined): boolean {
  return option?.value.includes(typed.trim()) ?? false
}

export const emptyToNull = (value: string | undefined): string | null => {
  const trimmed = (value ?? '').trim()
  return trimmed === '' ? null : trimmed
}
