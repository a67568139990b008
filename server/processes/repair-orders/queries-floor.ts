import { sql } from 'kysely'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addHours, type Instant } from '#domain/kernel/time.ts'
import type { Absence } from '#domain/mechanisms/resources/floor-question.ts'
import type { Overtime } from '#domain/mechanisms/resources/overtime.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { offShiftBetween } from '#server/mechanisms/resources/shifts.ts'

export type AheadOrder = {
  id: string
  number: string | null
  adviserId: string
  namedTechnicianId: string | null
  promisedAt: Instant
  saidDoneAt: Instant | null
}

/** Signed orders whose cars are still to be made ready, with what the workshop last said of its end. */
export async function ordersAhead(ctx: Ctx): Promise<AheadOrder[]> {
  const { rows } = await sql<AheadOrder>`SELECT o.id, o.number, o.adviser_id, o.named_technician_id, o.promised_at,
      (SELECT q.expected_finish_at FROM progress_queries q WHERE q.order_id = o.id AND o.work IN ('dispatched', 'working')
        ORDER BY q.asked_at DESC LIMIT 1) AS said_done_at
    FROM repair_orders o WHERE o.store_id = ${ctx.store.id} AND o.delivery <> 'gone' AND o.cancelled_at IS NULL
      AND o.work IN ('waiting', 'handedOver', 'dispatched', 'working', 'finished', 'inspecting', 'rework')
      AND o.authorisation = 'signed' AND o.delivery = 'none' AND o.promised_at IS NOT NULL`.execute(ctx.db)
  return rows
}

export type AheadJob = {
  id: string
  orderId: string
  state: 'planned' | 'working' | 'paused'
  technicianId: string
  bayId: string
  plannedFrom: Instant
  assignedHoursCenti: number
  clockedMinutes: number
}

export async function jobsAhead(ctx: Ctx): Promise<AheadJob[]> {
  const { rows } = await sql<AheadJob>`SELECT j.id, j.order_id, j.state, j.technician_id, j.bay_id, j.planned_from,
      j.assigned_hours_centi, (SELECT coalesce(sum(extract(epoch FROM coalesce(c.ended_at, ${ctx.now}::timestamptz) - c.started_at)) / 60, 0)::int
        FROM clockings c WHERE c.job_id = j.id) AS clocked_minutes
    FROM jobs j WHERE j.store_id = ${ctx.store.id} AND j.state NOT IN ('done', 'cancelled')`.execute(ctx.db)
  return rows
}

export type AheadLine = {
  id: string
  orderId: string
  name: string
  trade: string
  system: string
  hoursCenti: number
  highVoltage: boolean
  grade: number
}

/** Work the customer agreed to that nobody was given yet. */
export async function linesAhead(ctx: Ctx, orderIds: readonly string[]): Promise<AheadLine[]> {
  return openLines(ctx, orderIds, ['approved'])
}

/** The same with what is still to be agreed to. */
export async function linesWanted(ctx: Ctx, orderId: string): Promise<AheadLine[]> {
  return openLines(ctx, [orderId], ['proposed', 'approved'])
}

async function openLines(ctx: Ctx, orderIds: readonly string[], states: readonly string[]): Promise<AheadLine[]> {
  const { rows } = await sql<AheadLine>`SELECT l.id, l.order_id, l.name, l.trade, coalesce(p.system, '') AS system,
      round(coalesce(l.hours_centi, 0) * l.qty_milli / 1000.0)::int AS hours_centi,
      coalesce(p.high_voltage, false) AS high_voltage, coalesce(p.grade, 1) AS grade
    FROM order_lines l LEFT JOIN labour_operations p ON p.id = l.labour_operation_id
    WHERE l.store_id = ${ctx.store.id} AND l.order_id = ANY(${orderIds}::uuid[]) AND l.kind = 'labour'
      AND l.state = ANY(${states}::text[])
      AND NOT EXISTS (SELECT FROM jobs j WHERE j.line_id = l.id AND j.state <> 'cancelled')
    ORDER BY l.order_id, l.position, l.id`.execute(ctx.db)
  return rows
}

/** So far ahead shifts are read; what comes later is looked at again long before. */
const SHIFT_DAYS = 60

/** When people and bays are not there for the work of today's cars; what is kept for a car that came already is its own. */
export async function absencesAhead(ctx: Ctx, calendar: WorkingCalendar): Promise<Absence[]> {
  const off = await offShiftBetween(ctx, calendar, ctx.now, addHours(ctx.now, SHIFT_DAYS * 24))
  const { rows } = await sql<Absence>`SELECT b.resource_id, lower(b.during) AS start_at, upper(b.during) AS end_at,
      b.purpose = 'appointment' AND r.kind = 'bay' AS is_kept
    FROM resource_bookings b JOIN resources r ON r.store_id = b.store_id AND r.id = b.resource_id
      LEFT JOIN appointments a ON b.subject_kind = 'appointment' AND a.id = b.subject_id
    WHERE b.store_id = ${ctx.store.id} AND b.released_at IS NULL AND upper(b.during) > ${ctx.now} AND b.purpose <> 'job'
      AND (a.id IS NULL OR a.state <> 'arrived')`.execute(ctx.db)
  return [...off, ...rows]
}

/** Granted hours that are still to come, and those that run. */
export async function overtimesAhead(ctx: Ctx): Promise<(Overtime & { id: string })[]> {
  const { rows } = await sql<Overtime & { id: string }>`SELECT t.id, t.order_id, t.from_at, t.to_at,
      array(SELECT p.technician_id::text FROM overtime_technicians p WHERE p.overtime_id = t.id) AS technician_ids
    FROM overtimes t WHERE t.store_id = ${ctx.store.id} AND t.state = 'granted' AND t.to_at > ${ctx.now}
    ORDER BY t.from_at, t.id`.execute(ctx.db)
  return rows
}
