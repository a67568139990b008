import { sql } from 'kysely'
import { shareOfFen } from '#domain/kernel/money.ts'
import { addDaysOn, type DateOn, dateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import type { RegisterRow } from '#domain/processes/appointments/contract-boards.ts'
import { initiativeOf } from '#domain/processes/appointments/kinds.ts'
import { bookingReminder } from '#domain/processes/appointments/messages.ts'
import type { BookingState } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'

type Raw = Omit<RegisterRow, 'registeredOn' | 'initiative' | 'outcome'> & {
  confirmedAt: Instant
  state: BookingState
  reschedules: number
}

/** Every booking that was confirmed in a period, by the day it was made. */
export async function registerRows(ctx: Ctx, fromOn: DateOn, toOn: DateOn): Promise<RegisterRow[]> {
  const [from, to] = span(ctx, fromOn, toOn)
  const { rows } = await sql<Raw>`SELECT a.id, a.number, a.kind, a.state, a.confirmed_at, a.booked_at, a.reschedules,
      a.workshop_informed_at, a.acknowledged_at, coalesce(p.name, '') AS customer, coalesce(v.plate, '') AS plate,
      concat_ws(' ', v.brand, v.series) AS car, coalesce(s.name, '') AS adviser, coalesce(b.name, '') AS bay,
      coalesce((SELECT string_agg(l.name, '、' ORDER BY l.position) FROM appointment_lines l
        WHERE l.appointment_id = a.id AND l.kind <> 'part'), '') AS items,
      coalesce((SELECT sum(d.amount_fen) FROM appointment_deposits d WHERE d.appointment_id = a.id), 0) AS deposit_fen,
      (SELECT min(coalesce(m.sent_at, m.created_at)) FROM messages m WHERE m.subject_id = a.id
        AND m.template = ${bookingReminder.key} AND m.state NOT IN ('cancelled', 'suppressed', 'failed')) AS reminder_sent_at
    FROM appointments a LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN people p ON p.id = a.person_id
      LEFT JOIN staff s ON s.id = a.adviser_id LEFT JOIN resources b ON b.id = a.bay_id
    WHERE a.store_id = ${ctx.store.id} AND a.confirmed_at >= ${from} AND a.confirmed_at < ${to}
    ORDER BY a.confirmed_at, a.id LIMIT 2000`.execute(ctx.db)
  return rows.map(({ confirmedAt, state, reschedules, ...row }) => ({
    ...row,
    registeredOn: dateOn(confirmedAt, ctx.store.zone),
    initiative: initiativeOf(row.kind),
    outcome: outcomeOf(state, reschedules),
  }))
}

/** The share of those who came in a period that had a booking; nothing when nobody came. */
export async function bookingRatePpm(ctx: Ctx, fromOn: DateOn, toOn: DateOn): Promise<number | null> {
  const [from, to] = span(ctx, fromOn, toOn)
  const { rows } = await sql<{ booked: number; came: number }>`SELECT count(*)::int AS came,
      count(*) FILTER (WHERE appointment_id IS NOT NULL)::int AS booked
    FROM visits WHERE store_id = ${ctx.store.id} AND arrived_at >= ${from} AND arrived_at < ${to}`.execute(ctx.db)
  return shareOfFen(rows[0]?.booked ?? 0, rows[0]?.came ?? 0) ?? null
}

function span(ctx: Ctx, fromOn: DateOn, toOn: DateOn): [Instant, Instant] {
  return [instantOf(fromOn, '00:00', ctx.store.zone), instantOf(addDaysOn(toOn, 1), '00:00', ctx.store.zone)]
}

function outcomeOf(state: BookingState, reschedules: number): RegisterRow['outcome'] {
  if (state === 'arrived' || state === 'cancelled' || state === 'noShow') return state
  return reschedules > 0 ? 'rescheduled' : 'expected'
}
