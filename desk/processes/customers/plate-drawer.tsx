import { api } from '../../kernel/api.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import type { VehicleDrawerProps } from './correct-mileage-drawer.tsx'
import { PlateField, type PlateValues, plateInput } from './plate-field.tsx'
import { vehicleText } from './text.ts'

export function PlateDrawer({ open, vehicle, onClose }: VehicleDrawerProps) {
  const t = useTexts(vehicleText)
  return (
    <DrawerForm
      open={open}
      title={t.changePlate}
      onClose={onClose}
      run={api.vehicles.setPlate}
      toInput={(values: PlateValues) => ({ id: vehicle.id, version: vehicle.version, ...plateInput(values) })}
      initial={{ plate: vehicle.plate ?? '' }}
      invalidates={['vehicle']}
      success={t.saved}
    >
      <PlateField label={t.newPlate} vehicleId={vehicle.id} autoFocus />
    </DrawerForm>
  )
}
