import { Input, Select } from 'antd'
import type { VehicleView } from '#domain/processes/customers/overview-shape.ts'
import { isBody, isPower, usageTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { api } from '../../kernel/api.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { DateInput, IntInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import type { VehicleDrawerProps } from './correct-mileage-drawer.tsx'
import { vehicleText } from './text.ts'
import { emptyToNull, KindFields, MakeFields, type VehicleValues, VinFields } from './vehicle-fields.tsx'

type Values = VehicleValues & {
  modelYear?: number | null
  displacement?: string
  engineNo?: string
  colour?: string
  usage?: 'household' | 'operating'
  purchasedOn?: string | null
  firstRegisteredOn?: string | null
  serviceIntervalKm?: number | null
  serviceIntervalMonths?: number | null
  insuranceUntil?: string | null
  inspectionUntil?: string | null
}

export function EditVehicleDrawer({ open, vehicle, onClose }: VehicleDrawerProps) {
  const t = useTexts(vehicleText)
  const text = useText()
  return (
    <DrawerForm
      open={open}
      title={t.editTitle}
      onClose={onClose}
      width={640}
      run={api.vehicles.edit}
      toInput={(values: Values) => toInput(vehicle, values)}
      initial={initialOf(vehicle)}
      invalidates={['vehicle']}
      success={t.saved}
    >
      <FormGrid>
        <VinFields />
        <MakeFields />
        <KindFields />
        <Field<Values> name="modelYear" label={t.modelYear}>
          <IntInput />
        </Field>
        <Field<Values> name="displacement" label={t.displacement}>
          <Input maxLength={10} />
        </Field>
        <Field<Values> name="engineNo" label={t.engineNo}>
          <Input maxLength={30} />
        </Field>
        <Field<Values> name="colour" label={t.colour}>
          <Input maxLength={20} />
        </Field>
        <Field<Values> name="usage" label={t.usage}>
          <Select options={optionsFrom(usageTexts, text)} />
        </Field>
        <Field<Values> name="purchasedOn" label={t.purchasedOn}>
          <DateInput />
        </Field>
        <Field<Values> name="firstRegisteredOn" label={t.firstRegisteredOn}>
          <DateInput />
        </Field>
        <Field<Values> name="serviceIntervalKm" label={t.intervalKm}>
          <IntInput unit={t.km} />
        </Field>
        <Field<Values> name="serviceIntervalMonths" label={t.intervalMonths}>
          <IntInput />
        </Field>
        <Field<Values> name="insuranceUntil" label={t.insuranceUntil}>
          <DateInput />
        </Field>
        <Field<Values> name="inspectionUntil" label={t.inspectionUntil}>
          <DateInput />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

function initialOf(vehicle: VehicleView): Partial<Values> {
  const { power, body, vin, ...rest } = vehicle
  return {
    ...rest,
    ...(vin === null ? {} : { vin }),
    ...(isPower(power) ? { power } : {}),
    ...(isBody(body) ? { body } : {}),
  }
}

function toInput(vehicle: VehicleView, values: Values) {
  return {
    id: vehicle.id,
    version: vehicle.version,
    vin: emptyToNull(values.vin),
    vinMissingReason: emptyToNull(values.vinMissingReason),
    brand: values.brand,
    series: values.series,
    model: emptyToNull(values.model),
    power: values.power,
    body: values.body,
    modelYear: values.modelYear ?? null,
    displacement: emptyToNull(values.displacement),
    engineNo: emptyToNull(values.engineNo),
    colour: emptyToNull(values.colour),
    ...(values.usage && { usage: values.usage }),
    purchasedOn: values.purchasedOn ?? null,
    firstRegisteredOn: values.firstRegisteredOn ?? null,
    serviceIntervalKm: values.serviceIntervalKm ?? null,
    serviceIntervalMonths: values.serviceIntervalMonths ?? null,
    insuranceUntil: values.insuranceUntil ?? null,
    inspectionUntil: values.inspectionUntil ?? null,
  }
}
