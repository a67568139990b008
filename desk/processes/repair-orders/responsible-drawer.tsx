import { Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { orderText } from './text.ts'
import { orderChanges } from './use-order-command.ts'

type Values = { adviserId: string; namedTechnicianId?: string | null; reason: string }

/** Another adviser or named technician while the car is here; the customer is told at once. */
export function ResponsibleDrawer({ open, order, onClose }: { open: boolean; order: OrderView; onClose: () => void }) {
  const t = useTexts(orderText)
  const people = useLoad(colleaguesLoader()).data ?? []
  const having = (...roles: string[]) =>
    people
      .filter(person => person.roles.some(role => roles.includes(role)))
      .map(person => ({ value: person.id, label: person.name }))
  const { id, version, adviserId, namedTechnicianId } = order
  return (
    <DrawerForm
      open={open}
      title={t.changeResponsible}
      onClose={onClose}
      run={api.repairOrders.changeResponsible}
      invalidates={orderChanges}
      success={t.responsibleTold}
      initial={{ adviserId, namedTechnicianId }}
      toInput={(values: Values) => ({
        ...{ id, version, adviserId: values.adviserId, reason: values.reason.trim() },
        namedTechnicianId: values.namedTechnicianId ?? null,
      })}
    >
      <Field<Values> name="adviserId" label={t.adviser} required>
        <Select options={having('R-SA', 'R-SA-ASST', 'R-BIZ-SUP')} />
      </Field>
      <Field<Values> name="namedTechnicianId" label={t.named}>
        <Select allowClear options={having('R-TECH', 'R-LEAD-TECH', 'R-TEAM')} />
      </Field>
      <Field<Values> name="reason" label={t.why} required>
        <Input maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
