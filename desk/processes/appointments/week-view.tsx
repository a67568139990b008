import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { App } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { addDaysOn, dateOn, type Instant, instantOf, weekdayOf } from '#domain/kernel/time.ts'
import type { BookingRow } from '#domain/processes/appointments/contract-shapes.ts'
import { stillExpected } from '#domain/processes/appointments/state.ts'
import { now, today } from '../../kernel/clock.ts'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go, useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useTexts } from '../../kernel/text.ts'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { appointmentPath, appointmentsPath, toAskPath } from './addresses.ts'
import styles from './appointments.module.css'
import { weekLoader } from './loaders.ts'
import { stateLooks } from './looks.ts'
import { MoveDrawer } from './move-booking.tsx'
import { proposeText } from './propose-text.ts'
import { boardText } from './text.ts'

type Day = Awaited<ReturnType<NonNullable<ReturnType<typeof weekLoader>['queryFn']>>>['days'][number]
type Move = (row: BookingRow, toOn: string) => void

/** Monday to Sunday: how full each day is, who comes, and moving to another day by mouse or keys. */
export function WeekView({ on }: { on: string }) {
  const t = useTexts(boardText)
  const monday = addDaysOn(on, -((weekdayOf(on) + 6) % 7))
  const { data, placeholder } = useLoad(weekLoader(monday))
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const { wish, move, close } = useMove(data?.days ?? [])
  if (!data) return placeholder
  const settle = ({ active, over }: DragEndEvent) => {
    const row = data.days.flatMap(day => day.bookings).find(item => item.id === active.id)
    if (row && over) move(row, String(over.id))
  }
  return (
    <>
      <span className={styles.soft}>{t.weekHint}</span>
      <DndContext sensors={sensors} onDragEnd={settle}>
        <div className={styles.week}>
          {data.days.map(day => (
            <DayColumn key={day.on} day={day} move={move} />
          ))}
        </div>
      </DndContext>
      {wish && <MoveDrawer wish={wish} onClose={close} />}
    </>
  )
}

/** The same time of day on another day; what can never be is refused at once, everything else by the house. */
function useMove(days: readonly Day[]) {
  const t = useTexts(boardText)
  const { message } = App.useApp()
  const [wish, setWish] = useState<{ id: string; at: Instant } | null>(null)
  const move: Move = (row, toOn) => {
    if (row.bookedAt === null || dateOn(row.bookedAt) === toOn) return
    const day = days.find(item => item.on === toOn)
    const time = at(row.bookedAt, 'time')
    const moment = instantOf(toOn, time)
    if (day?.state === 'closed') return void message.warning(t.closed)
    if (moment <= now()) return void message.warning(t.past)
    setWish({ id: row.id, at: moment })
  }
  return { wish, move, close: () => setWish(null) }
}

function DayColumn({ day, move }: { day: Day; move: Move }) {
  const t = useTexts(boardText)
  const p = useTexts(proposeText)
  const can = useCan()
  const { setNodeRef, isOver } = useDroppable({ id: day.on })
  const states = { closed: t.closedDay, quiet: t.quietDay, normal: '', overloaded: t.overloaded }
  return (
    <section
      ref={setNodeRef}
      className={styles.weekDay}
      data-state={day.state}
      data-over={isOver || undefined}
      aria-label={day.on}
    >
      <div className={styles.weekHead}>
        <Go
          to={appointmentsPath.href({}, { view: 'day', on: day.on })}
        >{`${day.on.slice(5)} ${t[weekdays[weekdayOf(day.on)]]}`}</Go>
        {day.state !== 'closed' && <span className={styles.soft}>{fill(t.load, { n: day.loadPercent })}</span>}
        {day.state !== 'normal' && (day.state === 'closed' || day.on >= today()) && (
          <StatusTag tone={day.state === 'quiet' ? 'good' : day.state === 'overloaded' ? 'bad' : 'calm'}>
            {states[day.state]}
          </StatusTag>
        )}
        {day.state === 'quiet' && day.on > today() && can('activeBooking.read') && (
          <Go to={toAskPath.href({})}>{p.toList}</Go>
        )}
        {day.offers.map(offer => (
          <small key={offer} className={styles.soft}>
            {offer}
          </small>
        ))}
      </div>
      {day.bookings.map(row => (
        <Card key={row.id} row={row} on={day.on} move={move} />
      ))}
    </section>
  )
}

function Card({ row, on, move }: { row: BookingRow; on: string; move: Move }) {
  const go = useGo()
  const can = useCan()
  const mayMove = can('appointment.book') && stillExpected(row.state)
  const { setNodeRef, listeners, transform } = useDraggable({ id: row.id, disabled: !mayMove })
  const step = (key: string) => ({ ArrowLeft: -1, ArrowRight: 1 })[key]
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={styles.weekCard}
      data-tone={stateLooks[row.state].tone}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)`, zIndex: 2 } : undefined}
      {...listeners}
      onClick={() => go(appointmentPath.href({ id: row.id }))}
      onKeyDown={event => {
        const days = event.altKey ? step(event.key) : undefined
        if (days === undefined || !mayMove) return
        event.preventDefault()
        move(row, addDaysOn(on, days))
      }}
    >
      <strong>{`${at(row.bookedAt, 'time')} ${row.plate}`}</strong>
      <small className={styles.weekLine}>{[row.customer, row.items].filter(Boolean).join(' ')}</small>
      <small className={styles.weekLine}>{[row.bay, row.adviser].filter(Boolean).join(' ')}</small>
    </button>
  )
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
