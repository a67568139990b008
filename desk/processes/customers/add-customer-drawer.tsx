import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { api } from '../../kernel/api.ts'
import { useGo } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { IntInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import { vehiclePath } from './addresses.ts'
import { NameField, type PersonValues, SalutationFields } from './person-fields.tsx'
import { PhoneField } from './phone-field.tsx'
import { PlateField, type PlateValues, plateInput } from './plate-field.tsx'
import { vehicleText } from './text.ts'
import { emptyToNull, KindFields, MakeFields, type VehicleValues, VinFields } from './vehicle-fields.tsx'

type Values = PlateValues & VehicleValues & PersonValues & { mileageKm?: number | null }

/** A car and its owner in one go, from top to bottom by Tab, saved with Ctrl+S. */
export function AddCustomerDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(vehicleText)
  const go = useGo()
  const [id] = useState(() => newId())
  return (
    <DrawerForm
      open={open}
      title={t.add}
      onClose={onClose}
      width={560}
      run={api.vehicles.add}
      toInput={toInput}
      initial={{ power: 'petrol', body: 'sedan', kind: 'person', salutation: '' }}
      invalidates={['vehicle', 'person']}
      success={t.saved}
      onDone={saved => go(vehiclePath.href({ id: saved.id }))}
    >
      <FormGrid>
        <PlateField label={t.plate} vehicleId={id} autoFocus />
        <NameField />
        <PhoneField />
        <SalutationFields />
        <VinFields />
        <MakeFields />
        <KindFields />
        <Field<Values> name="mileageKm" label={t.mileage}>
          <IntInput unit={t.km} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

function toInput(values: Values) {
  const { brand, series, power, body, name, kind, salutation } = values
  return {
    id: newId(),
    ...plateInput(values),
    vin: emptyToNull(values.vin),
    vinMissingReason: emptyToNull(values.vinMissingReason),
    ...{ brand, series, power, body },
    model: emptyToNull(values.model),
    ...(values.mileageKm == null ? {} : { mileageKm: values.mileageKm }),
    newOwner: { name, kind, salutation, phone: emptyToNull(values.phone) },
  }
}
