import { Input } from 'antd'
import { planNextService } from '#domain/processes/customers/next-service.ts'
import { api } from '../../kernel/api.ts'
import { today } from '../../kernel/clock.ts'
import { useTexts } from '../../kernel/text.ts'
import { DrawerForm } from '../../mechanisms/kit/drawer-form.tsx'
import { DateInput, IntInput } from '../../mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '../../mechanisms/kit/form-grid.tsx'
import type { VehicleDrawerProps } from './correct-mileage-drawer.tsx'
import { vehicleText } from './text.ts'

type Values = { on?: string | null; km?: number | null; content?: string }

/** Set by hand; what the interval and the car's habit propose stands there already. */
export function PlanServiceDrawer({ open, vehicle, onClose }: VehicleDrawerProps) {
  const t = useTexts(vehicleText)
  const proposed = planNextService(vehicle, today())
  return (
    <DrawerForm
      open={open}
      title={t.planService}
      onClose={onClose}
      run={api.vehicles.planService}
      toInput={(values: Values) => ({
        id: vehicle.id,
        version: vehicle.version,
        on: values.on ?? null,
        km: values.km ?? null,
        content: values.content ?? null,
      })}
      initial={{
        on: vehicle.nextServiceOn ?? proposed.nextServiceOn,
        km: vehicle.nextServiceKm ?? proposed.nextServiceKm,
        content: vehicle.nextServiceContent,
      }}
      invalidates={['vehicle']}
      success={t.saved}
    >
      <FormGrid>
        <Field<Values> name="on" label={t.nextServiceOn}>
          <DateInput />
        </Field>
        <Field<Values> name="km" label={t.nextServiceKm}>
          <IntInput unit={t.km} />
        </Field>
        <Field<Values> name="content" label={t.nextServiceContent} wide>
          <Input maxLength={200} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}
