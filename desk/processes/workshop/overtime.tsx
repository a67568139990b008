import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { at, When } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { type StatusLook, StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { OvertimeRow } from '#domain/processes/workshop/contract-overtime.ts'
import { type OvertimeState, overtimeStateTexts } from '#domain/processes/workshop/overtime.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { overtimeKinds, overtimesLoader } from './loaders.ts'
import { OvertimeDrawer } from './overtime-drawer.tsx'
import { overtimeText } from './overtime-text.ts'

const looks: Readonly<Record<OvertimeState, StatusLook>> = {
  asked: { label: overtimeStateTexts.asked, tone: 'warn' },
  granted: { label: overtimeStateTexts.granted, tone: 'good' },
  refused: { label: overtimeStateTexts.refused, tone: 'bad' },
  cancelled: { label: overtimeStateTexts.cancelled, tone: 'calm' },
}

/** Who stays longer for which car, and what it brings; from an order only its own. */
export function Overtime() {
  const t = useTexts(overtimeText)
  const can = useCan()
  const { order } = useFilters({ order: textFilter() }).values
  const orderId = order === '' ? undefined : order
  const [isPlanning, setPlanning] = useState(false)
  return (
    <Stack>
      {can('overtime.plan') && (
        <span>
          <ActionButton label={t.plan} kind="primary" onClick={() => setPlanning(true)} />
        </span>
      )}
      <ListRows<OvertimeRow>
        load={overtimesLoader({ ...(orderId ? { orderId } : {}) })}
        rowKey={row => row.id}
        empty={{ title: t.none, hint: t.noneHint }}
        columns={[
          {
            key: 'order',
            title: t.order,
            width: 150,
            render: row => <Go to={orderPath.href({ id: row.orderId })}>{`${row.plate} ${row.number ?? ''}`}</Go>,
          },
          { key: 'when', title: t.when, width: 190, render: row => `${at(row.fromAt)}–${at(row.toAt, 'time')}` },
          { key: 'who', title: t.who, width: 120, render: row => row.technicians.join('、') },
          { key: 'state', title: t.state, width: 100, render: row => <StatusOf looks={looks} value={row.state} /> },
          {
            key: 'ready',
            title: t.ready,
            width: 270,
            render: row => fill(t.readyWith, { without: at(row.readyWithoutAt), with: at(row.readyWithAt) }),
          },
          { key: 'promised', title: t.promised, width: 140, render: row => <When at={row.promisedAt} /> },
          { key: 'reason', title: t.reason, minWidth: 160, render: row => row.reason },
          { key: 'askedBy', title: t.askedBy, width: 90, render: row => row.askedBy },
          { key: 'decidedBy', title: t.decidedBy, width: 90, render: row => row.decidedBy ?? '—' },
          { key: 'cancel', title: '', width: 80, render: row => row.can.cancel && <CallOff row={row} /> },
        ]}
      />
      {isPlanning && <OvertimeDrawer orderId={orderId} onClose={() => setPlanning(false)} />}
    </Stack>
  )
}

function CallOff({ row }: { row: OvertimeRow }) {
  const t = useTexts(overtimeText)
  const cancel = useCommand({ run: api.workshop.cancelOvertime, invalidates: overtimeKinds, success: t.cancelled })
  return (
    <ActionButton
      label={t.cancel}
      busy={cancel.busy}
      onClick={() => void cancel.send({ id: row.id, version: row.version })}
    />
  )
}
