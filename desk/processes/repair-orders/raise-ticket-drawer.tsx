import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { roleTexts } from '#domain/mechanisms/access/roles.ts'
import {
  type OrderTicketKind,
  orderTicketKinds,
  ticketKindTexts,
} from '#domain/processes/repair-orders/work-tickets.ts'
import { ticketKinds } from './loaders.ts'
import { ticketText } from './ticket-text.ts'

type Line = { id: string; name: string }
type RaiseProps = {
  open: boolean
  orderId: string
  /** The job it is raised at; its line is then known. */
  jobId?: string
  lines?: readonly Line[]
  kind?: OrderTicketKind
  onClose: () => void
}
type Values = { kind: OrderTicketKind; reason: string; lineId?: string; toRole?: keyof typeof roleTexts }

const departments = [
  'R-PARTS',
  'R-SA',
  'R-QC',
  'R-WS-MGR',
  'R-DISP',
  'R-TEAM',
  'R-WASH',
  'R-CASHIER',
  'R-TECH-EXP',
] as const

export function RaiseTicketDrawer(props: RaiseProps) {
  return props.open ? <OpenRaise {...props} /> : null
}

/** What kind of trouble is chosen with one tap; whoever has to answer follows from it. */
function OpenRaise({ orderId, jobId, lines = [], kind = 'andon', onClose }: RaiseProps) {
  const t = useTexts(ticketText)
  const text = useText()
  const [id] = useState(newId)
  return (
    <DrawerForm
      open
      title={t.raise}
      onClose={onClose}
      run={api.repairOrders.raiseTicket}
      invalidates={[...ticketKinds, 'duty', 'notice']}
      success={t.raised}
      initial={{ kind }}
      toInput={({ lineId, toRole, reason, kind: chosen }: Values) => ({
        ...{ orderId, id, kind: chosen, reason: reason.trim(), jobId: jobId ?? null },
        lineId: lineId ?? null,
        toRole: chosen === 'cooperation' ? (toRole ?? null) : null,
      })}
    >
      <Field<Values> name="kind" label={t.kind} required>
        <Radio.Group options={orderTicketKinds.map(value => ({ value, label: text(ticketKindTexts[value]) }))} />
      </Field>
      <Depending hasJob={jobId !== undefined} lines={lines} />
      <Field<Values> name="reason" label={t.what} required>
        <Input.TextArea rows={3} maxLength={300} autoFocus />
      </Field>
    </DrawerForm>
  )
}

function Depending({ hasJob, lines }: { hasJob: boolean; lines: readonly Line[] }) {
  const t = useTexts(ticketText)
  const text = useText()
  const kind: OrderTicketKind | undefined = Form.useWatch('kind')
  if (kind === 'cooperation')
    return (
      <Field<Values> name="toRole" label={t.toRole} required>
        <Select options={departments.map(value => ({ value, label: text(roleTexts[value]) }))} />
      </Field>
    )
  if (hasJob || lines.length === 0) return null
  return (
    <Field<Values> name="lineId" label={t.line} required={kind === 'mismatch'}>
      <Select allowClear options={lines.map(({ id, name }) => ({ value: id, label: name }))} />
    </Field>
  )
}
