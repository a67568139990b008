import { Input, Select } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { type OrderKind, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { ReworkFields, type ReworkValues } from './rework-fields.tsx'
import { orderText } from './text.ts'
import { orderChanges } from './use-order-command.ts'

type Values = {
  kind: OrderKind
  description?: string
  wishes?: string
  namedTechnicianId?: string | null
  adviserId: string
} & ReworkValues

export function EditHeadDrawer({ open, order, onClose }: { open: boolean; order: OrderView; onClose: () => void }) {
  const t = useTexts(orderText)
  const text = useText()
  const people = useLoad(colleaguesLoader()).data ?? []
  const having = (...roles: string[]) =>
    people
      .filter(person => person.roles.some(role => roles.includes(role)))
      .map(person => ({ value: person.id, label: person.name }))
  const rework = {
    originalOrderId: order.originalOrderId,
    reworkCause: order.reworkCause,
    reworkStep: order.reworkStep,
  }
  const { id, version, kind, description, wishes, namedTechnicianId, adviserId } = order
  return (
    <DrawerForm
      open={open}
      title={t.editHead}
      onClose={onClose}
      run={api.repairOrders.edit}
      invalidates={orderChanges}
      success={t.saved}
      initial={{ kind, description, wishes, namedTechnicianId, adviserId, ...rework }}
      toInput={(values: Values) => ({
        id,
        version,
        kind: values.kind,
        description: values.description?.trim() || null,
        wishes: values.wishes?.trim() || null,
        namedTechnicianId: values.namedTechnicianId ?? null,
        adviserId: values.adviserId,
        originalOrderId: values.originalOrderId ?? null,
        reworkCause: values.reworkCause?.trim() ?? '',
        reworkStep: values.reworkStep ?? '',
      })}
    >
      <Field<Values> name="kind" label={t.kind} required>
        <Select options={Object.entries(orderKindTexts).map(([value, label]) => ({ value, label: text(label) }))} />
      </Field>
      <ReworkFields order={order} />
      <Field<Values> name="description" label={t.description}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Field>
      <Field<Values> name="wishes" label={t.wishes}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Field>
      <Field<Values> name="namedTechnicianId" label={t.named}>
        <Select allowClear options={having('R-TECH', 'R-LEAD-TECH', 'R-TEAM')} />
      </Field>
      <Field<Values> name="adviserId" label={t.adviser} required>
        <Select options={having('R-SA', 'R-SA-ASST')} />
      </Field>
    </DrawerForm>
  )
}
