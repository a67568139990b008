import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import type { Place } from '#desk/mechanisms/kit/time-board-math.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { addMinutes, minutesBetween } from '#domain/kernel/time.ts'
import { type Assignment, AssignmentRow, assignmentOf } from './assignment-row.tsx'
import { type BoardData, type SlotRow, slotsLoader, type WaitingOrder } from './loaders.ts'
import { boardText } from './text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

type Drop = Place & { lineId: string }
type DispatchProps = {
  board: BoardData
  order: WaitingOrder
  /** Where a line was dropped on the board. */
  at?: Drop
  onClose: () => void
}

/** All waiting lines of one car with the first slots that suit them; Enter confirms. */
export function DispatchDialog(props: DispatchProps) {
  const { order, at, onClose } = props
  const t = useTexts(boardText)
  const [openedAt] = useState(now)
  const all = useLoad(slotsLoader({ id: order.orderId }, openedAt))
  const dropped = at && { lineId: at.lineId, resourceId: at.row, from: at.startAt }
  const own = useLoad(slotsLoader({ id: order.orderId, ...dropped }, openedAt))
  const title = fill(t.dispatchTitle, { plate: `${order.plate} ${order.car}` })
  if (!all.data || !own.data)
    return (
      <Modal open width={960} title={title} okText={t.confirm} okButtonProps={{ disabled: true }} onCancel={onClose}>
        {all.placeholder ?? own.placeholder}
      </Modal>
    )
  const start = startPlan(own.data.lines, at)
  return <DispatchForm {...props} title={title} rows={all.data.lines} start={start} />
}

type FormProps = DispatchProps & { title: string; rows: readonly SlotRow[]; start: Assignment[] }

function DispatchForm({ board, order, title, rows, start, onClose }: FormProps) {
  const t = useTexts(boardText)
  const [plan, setPlan] = useState(start)
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
      title={title}
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
            line={line}
            row={rows.find(each => each.lineId === line.id)}
            value={plan.find(each => each.lineId === line.id) ?? null}
            onChange={next => set(line.id, next)}
          />
        ))}
      </HotkeyLayer>
    </Modal>
  )
}

/** A line dropped on the board is planned there, be it outside the opening hours; the others wait. */
function startPlan(rows: readonly SlotRow[], at: Drop | undefined): Assignment[] {
  const slots = rows.flatMap(({ slot }) => (slot ? assignmentOf(slot) : []))
  if (!at) return slots
  const minutes = minutesBetween(at.startAt, at.endAt)
  return slots.map(slot => ({ ...slot, from: at.startAt, minutes }))
}
