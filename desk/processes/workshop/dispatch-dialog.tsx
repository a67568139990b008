import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import type { Place } from '#desk/mechanisms/kit/time-board-math.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { addMinutes, minutesBetween } from '#domain/kernel/time.ts'
import { AssignmentRow } from './assignment-row.tsx'
import type { BoardData, WaitingOrder } from './loaders.ts'
import { type Assignment, proposeSlots } from './propose.ts'
import { boardText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

type DispatchProps = {
  board: BoardData
  on: string
  order: WaitingOrder
  /** Where a line was dropped on the board. */
  at?: Place & { lineId: string }
  onClose: () => void
}

/** All waiting lines of one car with the first slots that suit them; Enter confirms. */
export function DispatchDialog({ board, on, order, at, onClose }: DispatchProps) {
  const t = useTexts(boardText)
  const [plan, setPlan] = useState(() => startPlan(board, order, on, at))
  const command = useFloorCommand(api.workshop.dispatch, { success: t.dispatched, onDone: onClose })
  const set = (lineId: string, next: Assignment | null) =>
    setPlan(all => [...all.filter(each => each.lineId !== lineId), ...(next ? [next] : [])])
  const submit = () =>
    void command.send({
      id: order.orderId,
      jobs: plan.map(({ minutes, from, ...job }) => ({ ...job, id: newId(), from, to: addMinutes(from, minutes) })),
    })
  return (
    <Modal
      open
      width={960}
      title={fill(t.dispatchTitle, { plate: `${order.plate} ${order.car}` })}
      okText={t.confirm}
      okButtonProps={{ disabled: plan.length === 0, autoFocus: true }}
      confirmLoading={command.busy}
      onOk={submit}
      onCancel={onClose}
    >
      <HotkeyLayer>
        <Alert
          type={plan.length === 0 ? 'warning' : 'info'}
          showIcon
          title={plan.length === 0 ? t.noSlot : t.nextFree}
        />
        <div className={`${styles.slot} ${styles.slotHead}`}>
          <span />
          <span />
          <span>{t.technician}</span>
          <span>{t.bay}</span>
          <span>{t.start}</span>
          <span>{t.minutes}</span>
        </div>
        {order.lines.map(line => (
          <AssignmentRow
            key={line.id}
            board={board}
            on={on}
            line={line}
            value={plan.find(each => each.lineId === line.id) ?? null}
            onChange={next => set(line.id, next)}
          />
        ))}
      </HotkeyLayer>
    </Modal>
  )
}

/** A line dropped on the board is planned there; all the others as proposed. */
function startPlan(board: BoardData, order: WaitingOrder, on: string, at: DispatchProps['at']): Assignment[] {
  if (!at) return proposeSlots(board, order.lines, on, now())
  const lines = order.lines.filter(line => line.id === at.lineId)
  const kind = board.resources.find(resource => resource.id === at.row)?.kind
  return proposeSlots(board, lines, on, at.startAt).map(slot => ({
    ...slot,
    from: at.startAt,
    minutes: minutesBetween(at.startAt, at.endAt),
    ...(kind === 'technician' ? { technicianId: at.row } : { bayId: at.row }),
  }))
}
