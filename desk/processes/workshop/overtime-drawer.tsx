import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { HoursInput, InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { boardLoader, openWorkLoader, overtimeKinds } from './loaders.ts'
import { overtimeText } from './overtime-text.ts'

type Values = { orderId: string; technicianIds: string[]; fromAt: Instant; hoursCenti: number; reason: string }

/** From closing time on, by whoever works on the car; all of it can be changed. */
export function OvertimeDrawer({ orderId, onClose }: { orderId: string | undefined; onClose: () => void }) {
  const board = useLoad(boardLoader(today()))
  const orders = useLoad(openWorkLoader())
  if (!board.data || !orders.data) return null
  return <Form board={board.data} orders={orders.data} orderId={orderId} onClose={onClose} />
}

type FormProps = {
  board: Awaited<ReturnType<typeof api.workshop.board>>
  orders: { id: string; plate: string; number: string | null }[]
  orderId: string | undefined
  onClose: () => void
}

function Form({ board, orders, orderId, onClose }: FormProps) {
  const t = useTexts(overtimeText)
  const [overtimeId] = useState(newId)
  const closesAt = board.opening.at(-1)?.closesAt
  const workers = [...new Set(board.jobs.filter(job => job.orderId === orderId).map(job => job.technicianId))]
  const people = board.resources.filter(resource => resource.kind === 'technician')
  return (
    <DrawerForm
      open
      title={t.plan}
      onClose={onClose}
      run={api.workshop.planOvertime}
      invalidates={overtimeKinds}
      success={t.asked}
      initial={{
        ...(orderId ? { orderId } : {}),
        ...(closesAt ? { fromAt: closesAt } : {}),
        ...{ technicianIds: workers, hoursCenti: 200 },
      }}
      toInput={({ orderId: id, technicianIds, fromAt, hoursCenti, reason }: Values) => ({
        ...{ id, overtimeId, technicianIds, fromAt, reason: reason.trim() },
        toAt: addMinutes(fromAt, Math.round((hoursCenti * 60) / 100)),
      })}
    >
      <Field<Values> name="orderId" label={t.order} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={orders.map(({ id, plate, number }) => ({ value: id, label: `${plate} ${number ?? ''}` }))}
        />
      </Field>
      <Field<Values> name="technicianIds" label={t.who} required>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field<Values> name="fromAt" label={t.from} required>
        <InstantInput />
      </Field>
      <Field<Values> name="hoursCenti" label={t.hours} required>
        <HoursInput />
      </Field>
      <Field<Values> name="reason" label={t.reason} required>
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
    </DrawerForm>
  )
}
