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
import { type Assignment, baysFor, peopleFor, proposeSlots, withPlan } from './propose.ts'
import { boardText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

type DispatchProps = {
  board: BoardData
  order: WaitingOrder
  /** Where a line was dropped on the board. */
  at?: Place & { lineId: string }
  onClose: () => void
}

/** All waiting lines of one car with the first slots that suit them; Enter confirms. */
export function DispatchDialog({ board, order, at, onClose }: DispatchProps) {
  const t = useTexts(boardText)
  const [plan, setPlan] = useState(() => startPlan(board, order, at))
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
            board={withPlan(
              board,
              plan.filter(each => each.lineId !== line.id),
            )}
            line={line}
            value={plan.find(each => each.lineId === line.id) ?? null}
            onChange={next => set(line.id, next)}
          />
        ))}
      </HotkeyLayer>
    </Modal>
  )
}

/** A line dropped on the board is planned there, be it outside the opening hours; the others wait. */
function startPlan(board: BoardData, order: WaitingOrder, at: DispatchProps['at']): Assignment[] {
  if (!at) return proposeSlots(board, order.lines, now())
  const line = order.lines.find(each => each.id === at.lineId)
  const technicianId = line && peopleFor(board.resources, line)[0]?.id
  const bayId = line && baysFor(board.resources, line)[0]?.id
  if (!line || !technicianId || !bayId) return []
  const [slot = { lineId: line.id, technicianId, bayId }] = proposeSlots(board, [line], at.startAt)
  const kind = board.resources.find(resource => resource.id === at.row)?.kind
  return [
    {
      ...slot,
      from: at.startAt,
      minutes: minutesBetween(at.startAt, at.endAt),
      ...(kind === 'technician' ? { technicianId: at.row } : { bayId: at.row }),
    },
  ]
}
