import { Input } from 'antd'
import type { VehicleView } from '#domain/processes/customers/overview-shape.ts'
import { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { IntInput } from '../../mechanisms/kit/fields.tsx'
import { Field } from '../../mechanisms/kit/form-grid.tsx'
import styles from './customers.module.css'
import { vehicleText } from './text.ts'

type Values = { km: number; reason: string }
export type VehicleDrawerProps = { open: boolean; vehicle: VehicleView; onClose: () => void }

export function CorrectMileageDrawer({ open, vehicle, onClose }: VehicleDrawerProps) {
  const t = useTexts(vehicleText)
  return (
    <DrawerForm
      open={open}
      title={t.correctMileage}
      onClose={onClose}
      run={api.vehicles.correctMileage}
      toInput={({ km, reason }: Values) => ({ id: vehicle.id, version: vehicle.version, km, reason })}
      initial={{ km: vehicle.mileageKm }}
      invalidates={['vehicle']}
      success={t.saved}
    >
      <p className={styles.aside}>{t.correctMileageHint}</p>
      <Field<Values> name="km" label={t.mileage} required>
        <IntInput unit={t.km} />
      </Field>
      <Field<Values> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
