import { type Selectable, sql } from 'kysely'
import type { JobStepsTable, JobsTable, WashesTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type JobRow = Selectable<JobsTable>
export type WashRow = Selectable<WashesTable>
export type StepRow = Selectable<JobStepsTable>

export async function lockJob(ctx: Ctx, id: string): Promise<JobRow | undefined> {
  return ctx.db
    .selectFrom('jobs')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function jobsOfOrder(ctx: Ctx, orderId: string): Promise<JobRow[]> {
  return ctx.db
    .selectFrom('jobs')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('state', '<>', 'cancelled')
    .execute()
}

export async function saveJob(
  ctx: Ctx,
  job: JobRow,
  columns: Partial<Omit<JobRow, 'id' | 'storeId' | 'orderId' | 'lineId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('jobs')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', job.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function stepsOf(ctx: Ctx, jobId: string): Promise<StepRow[]> {
  return ctx.db.selectFrom('jobSteps').selectAll().where('jobId', '=', jobId).orderBy('position').execute()
}

export async function openClocking(ctx: Ctx, staffId: string) {
  return ctx.db
    .selectFrom('clockings')
    .selectAll()
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

export async function lockWash(ctx: Ctx, id: string): Promise<WashRow | undefined> {
  return ctx.db
    .selectFrom('washes')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function washOf(ctx: Ctx, orderId: string, phase: 'before' | 'final'): Promise<WashRow | undefined> {
  return ctx.db
    .selectFrom('washes')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('phase', '=', phase)
    .executeTakeFirst()
}

export async function saveWash(
  ctx: Ctx,
  wash: WashRow,
  columns: Partial<Omit<WashRow, 'id' | 'storeId' | 'orderId' | 'phase' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('washes')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', wash.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function listWashes(ctx: Ctx) {
  const { rows } = await sql<{
    id: string
    orderId: string
    number: string | null
    plate: string
    car: string
    phase: 'before' | 'final'
    askedAt: string
    startedAt: string | null
    finishedAt: string | null
    returnedAt: string | null
    washer: string
    version: number
  }>`SELECT w.id, w.order_id, o.number, coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, w.phase,
      w.asked_at, w.started_at, w.finished_at, w.returned_at, coalesce(s.name, '') AS washer, w.version
    FROM washes w JOIN repair_orders o ON o.id = w.order_id JOIN vehicles v ON v.id = o.vehicle_id LEFT JOIN staff s ON s.id = w.washer_id
    WHERE w.store_id = ${ctx.store.id} AND w.returned_at IS NULL ORDER BY w.asked_at LIMIT 200`.execute(ctx.db)
  return rows
}

const jobColumns = sql`j.id, j.order_id, o.number, coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, j.line_id, l.name,
  j.technician_id, t.name AS technician, j.staff_id, j.bay_id, b.name AS bay, j.planned_from, j.planned_to, o.promised_at, j.state, j.version,
  coalesce((SELECT concat_ws('；', r.defect, nullif(r.cause, '')) FROM reworks r
    WHERE r.order_id = j.order_id AND r.line_id = j.line_id AND r.done_at IS NULL ORDER BY r.opened_at DESC LIMIT 1), '') AS rework`
const jobJoins = sql`FROM jobs j JOIN repair_orders o ON o.id = j.order_id JOIN order_lines l ON l.id = j.line_id JOIN vehicles v ON v.id = o.vehicle_id
  JOIN resources t ON t.id = j.technician_id JOIN resources b ON b.id = j.bay_id`

type RawJob = {
  id: string
  orderId: string
  number: string | null
  plate: string
  car: string
  lineId: string
  name: string
  technicianId: string
  technician: string
  staffId: string
  bayId: string
  bay: string
  plannedFrom: string
  plannedTo: string
  promisedAt: string | null
  state: JobRow['state']
  version: number
  clockedMinutes: number
  clockedSince: string | null
  rework: string
}

const clocked = (
  now: Instant,
) => sql`(SELECT coalesce(sum(extract(epoch FROM coalesce(c.ended_at, ${now}::timestamptz) - c.started_at)) / 60, 0)::int
    FROM clockings c WHERE c.job_id = j.id) AS clocked_minutes,
  (SELECT max(c.started_at) FROM clockings c WHERE c.job_id = j.id AND c.ended_at IS NULL) AS clocked_since`

export async function jobsBetween(ctx: Ctx, from: Instant, to: Instant): Promise<RawJob[]> {
  // Which jobs is asked alone: the tables they are shown with then need one plan for every day.
  const found = await sql<{ id: string }>`SELECT j.id FROM jobs j
    WHERE j.store_id = ${ctx.store.id} AND j.state <> 'cancelled' AND j.planned_from < ${to} AND j.planned_to > ${from}
    ORDER BY j.planned_from LIMIT 1000`.execute(ctx.db)
  if (found.rows.length === 0) return []
  const { rows } = await sql<RawJob>`SELECT ${jobColumns}, ${clocked(ctx.now)} ${jobJoins}
    WHERE j.store_id = ${ctx.store.id} AND j.id = ANY(${found.rows.map(row => row.id)}::uuid[])
    ORDER BY j.planned_from`.execute(ctx.db)
  return rows
}

export async function jobsOfStaff(ctx: Ctx, staffId: string): Promise<RawJob[]> {
  const { rows } = await sql<RawJob>`SELECT ${jobColumns}, ${clocked(ctx.now)} ${jobJoins}
    WHERE j.store_id = ${ctx.store.id} AND j.staff_id = ${staffId} AND j.state NOT IN ('done', 'cancelled')
    ORDER BY (j.state = 'working') DESC, j.planned_from LIMIT 100`.execute(ctx.db)
  return rows
}

export async function jobView(ctx: Ctx, id: string): Promise<RawJob | undefined> {
  const { rows } =
    await sql<RawJob>`SELECT ${jobColumns}, ${clocked(ctx.now)} ${jobJoins} WHERE j.id = ${id} AND j.store_id = ${ctx.store.id}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** Approved labour lines in the workshop that nobody has been given yet; what may be a repeat repair comes first (APT-22). */
export async function waitingLines(ctx: Ctx) {
  const { rows } = await sql<{
    orderId: string
    lineId: string
    name: string
    trade: string
    hoursCenti: number
    highVoltage: boolean
    grade: number
    suspected: boolean
  }>`SELECT l.order_id, l.id AS line_id, l.name, l.trade, coalesce(l.hours_centi, 0) AS hours_centi,
      coalesce(p.high_voltage, false) AS high_voltage, coalesce(p.grade, 1) AS grade, a.suspected_order_id IS NOT NULL AS suspected
    FROM order_lines l JOIN repair_orders o ON o.id = l.order_id LEFT JOIN labour_operations p ON p.id = l.labour_operation_id
      JOIN visits v ON v.id = o.visit_id LEFT JOIN appointments a ON a.id = v.appointment_id
    WHERE o.store_id = ${ctx.store.id} AND o.delivery <> 'gone' AND o.cancelled_at IS NULL
      AND o.work IN ('handedOver', 'dispatched', 'working', 'rework')
      AND l.kind = 'labour' AND l.state = 'approved'
      AND NOT EXISTS (SELECT FROM jobs j WHERE j.line_id = l.id AND j.state <> 'cancelled')
    ORDER BY suspected DESC, o.promised_at NULLS LAST, l.position LIMIT 1000`.execute(ctx.db)
  return rows
}
