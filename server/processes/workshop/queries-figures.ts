import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import { workConduct } from '#domain/processes/workshop/checklists.ts'
import { queryProgress } from '#domain/processes/workshop/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type Span = { from: Instant; to: Instant }

export type PersonHours = {
  staffId: string
  name: string
  team: string
  standardCenti: number
  billedCenti: number
  assignedCenti: number
  clockedCenti: number
  attendedCenti: number
  shifts: number
  uncheckedShifts: number
}

/** What of a span lies within the days asked for, in hundredths of an hour. */
const within = (span: Span, now: Instant, from: string, to: string) =>
  sql`(greatest(0, extract(epoch FROM least(coalesce(${sql.ref(to)}, ${now}::timestamptz), ${span.to}::timestamptz)
    - greatest(${sql.ref(from)}, ${span.from}::timestamptz))) / 36)`

/** Hours of finished jobs count on the day the job ended; clocked and attended ones where they lie. */
export async function hoursOfPeople(ctx: Ctx, span: Span): Promise<PersonHours[]> {
  const { rows } = await sql<PersonHours>`WITH sold AS (
      SELECT j.staff_id, sum(coalesce(p.hours_centi, l.hours_centi, 0) * l.qty_milli / 1000) AS standard,
        sum(coalesce(l.hours_centi, 0) * l.qty_milli / 1000) FILTER (WHERE l.payer NOT IN ('rework', 'internal')) AS billed,
        sum(j.assigned_hours_centi) AS assigned
      FROM jobs j JOIN order_lines l ON l.id = j.line_id LEFT JOIN labour_operations p ON p.id = l.labour_operation_id
      WHERE j.store_id = ${ctx.store.id} AND j.state = 'done' AND j.finished_at >= ${span.from} AND j.finished_at < ${span.to}
      GROUP BY j.staff_id),
    clocked AS (
      SELECT c.staff_id, sum(${within(span, ctx.now, 'c.started_at', 'c.ended_at')}) AS centi FROM clockings c
      WHERE c.store_id = ${ctx.store.id} AND c.started_at < ${span.to} AND coalesce(c.ended_at, ${ctx.now}) > ${span.from}
      GROUP BY c.staff_id),
    attended AS (
      SELECT a.staff_id, sum(${within(span, ctx.now, 'a.started_at', 'a.ended_at')}) AS centi,
        count(*) FILTER (WHERE a.started_at >= ${span.from}) AS shifts,
        count(*) FILTER (WHERE a.started_at >= ${span.from} AND NOT a.checked) AS unchecked
      FROM attendances a
      WHERE a.store_id = ${ctx.store.id} AND a.started_at < ${span.to} AND coalesce(a.ended_at, ${ctx.now}) > ${span.from}
      GROUP BY a.staff_id)
    SELECT s.id AS staff_id, s.name, coalesce(r.team, '') AS team, coalesce(round(sold.standard), 0)::int AS standard_centi,
      coalesce(round(sold.billed), 0)::int AS billed_centi, coalesce(sold.assigned, 0)::int AS assigned_centi,
      coalesce(round(clocked.centi), 0)::int AS clocked_centi, coalesce(round(attended.centi), 0)::int AS attended_centi,
      coalesce(attended.shifts, 0)::int AS shifts, coalesce(attended.unchecked, 0)::int AS unchecked_shifts
    FROM staff s LEFT JOIN sold ON sold.staff_id = s.id LEFT JOIN clocked ON clocked.staff_id = s.id
      LEFT JOIN attended ON attended.staff_id = s.id
      LEFT JOIN resources r ON r.staff_id = s.id AND r.store_id = ${ctx.store.id} AND r.kind = 'technician'
    WHERE sold.staff_id IS NOT NULL OR clocked.staff_id IS NOT NULL OR attended.staff_id IS NOT NULL
    ORDER BY team, s.name LIMIT 500`.execute(ctx.db)
  return rows
}

/** Spot checks of each team: points looked at and points found wanting. */
export async function spotChecksOfTeams(ctx: Ctx, span: Span) {
  const { rows } = await sql<{ team: string; checks: number; points: number; findings: number }>`
    SELECT r.team, count(DISTINCT s.id)::int AS checks, count(a.item_key)::int AS points,
      count(*) FILTER (WHERE a.result = 'bad')::int AS findings
    FROM checklist_sheets s JOIN checklist_answers a ON a.sheet_id = s.id AND a.result IN ('ok', 'bad')
      JOIN jobs j ON j.id = s.subject_id JOIN resources r ON r.id = j.technician_id
    WHERE s.store_id = ${ctx.store.id} AND s.template_key = ${workConduct.key} AND s.state = 'complete'
      AND s.completed_at >= ${span.from} AND s.completed_at < ${span.to}
    GROUP BY r.team`.execute(ctx.db)
  return rows
}

export type QueryDue = {
  adviserId: string
  adviser: string
  orderId: string
  number: string | null
  plate: string
  dueAt: Instant
  askedAt: Instant | null
  inWindow: boolean
}

/** Each progress query that fell due, with the first time it was asked; one that was never needed does not count. */
export async function progressQueriesDue(ctx: Ctx, span: Span): Promise<QueryDue[]> {
  const { rows } = await sql<QueryDue>`SELECT o.adviser_id, s.name AS adviser, o.id AS order_id, o.number,
      coalesce(v.plate, '') AS plate, d.due_at, q.asked_at, coalesce(q.within_window, false) AS in_window
    FROM duties d JOIN repair_orders o ON o.id = d.subject_id JOIN staff s ON s.id = o.adviser_id
      JOIN vehicles v ON v.id = o.vehicle_id
      LEFT JOIN LATERAL (SELECT asked_at, within_window FROM progress_queries p WHERE p.order_id = o.id
        ORDER BY p.within_window DESC, p.asked_at LIMIT 1) q ON true
    WHERE d.store_id = ${ctx.store.id} AND d.kind = ${queryProgress.kind} AND d.state <> 'cancelled'
      AND d.due_at >= ${span.from} AND d.due_at < ${span.to} AND (d.state = 'done' OR d.due_at <= ${ctx.now})
    ORDER BY s.name, d.due_at LIMIT 5000`.execute(ctx.db)
  return rows
}

export type OperationActual = {
  operationId: string
  code: string
  name: string
  standardCenti: number
  actual: number[]
}

/** What each finished job of an operation was clocked, once a job. */
export async function actualHours(ctx: Ctx, span: Span): Promise<OperationActual[]> {
  const { rows } =
    await sql<OperationActual>`SELECT p.id AS operation_id, p.code, p.name, p.hours_centi AS standard_centi,
      array_agg(t.centi ORDER BY t.centi) AS actual
    FROM jobs j JOIN order_lines l ON l.id = j.line_id JOIN labour_operations p ON p.id = l.labour_operation_id
      JOIN LATERAL (SELECT round(sum(extract(epoch FROM c.ended_at - c.started_at)) / 36)::int AS centi FROM clockings c
        WHERE c.job_id = j.id AND c.ended_at IS NOT NULL) t ON t.centi > 0
    WHERE j.store_id = ${ctx.store.id} AND j.state = 'done' AND j.finished_at >= ${span.from} AND j.finished_at < ${span.to}
    GROUP BY p.id ORDER BY p.code LIMIT 1000`.execute(ctx.db)
  return rows
}

/** Arrivals of the past weeks by weekday and hour of the store, with the work their orders brought. */
export async function arrivalsByHour(ctx: Ctx, span: Span) {
  const { rows } = await sql<{ weekday: number; hour: number; cars: number; workMinutes: number }>`
    SELECT extract(dow FROM local)::int AS weekday, extract(hour FROM local)::int AS hour, count(*)::int AS cars,
      sum(work)::int AS work_minutes
    FROM (SELECT v.arrived_at AT TIME ZONE ${ctx.store.zone} AS local,
        (SELECT coalesce(sum(o.planned_minutes), 0) FROM repair_orders o WHERE o.visit_id = v.id AND o.cancelled_at IS NULL) AS work
      FROM visits v WHERE v.store_id = ${ctx.store.id} AND v.arrived_at >= ${span.from} AND v.arrived_at < ${span.to}) t
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(ctx.db)
  return rows
}

export async function firstArrival(ctx: Ctx, from: Instant): Promise<Instant | null> {
  const row = await ctx.db
    .selectFrom('visits')
    .select(eb => eb.fn.min('arrivedAt').as('at'))
    .where('storeId', '=', ctx.store.id)
    .where('arrivedAt', '>=', from)
    .executeTakeFirst()
  return row?.at ?? null
}
