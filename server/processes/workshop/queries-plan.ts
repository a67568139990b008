import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { AheadLine } from '../repair-orders/queries-floor.ts'

export type PlanOrder = {
  id: string
  number: string | null
  plate: string
  promisedAt: Instant
  namedTechnicianId: string | null
  isReceived: boolean
}

export type PlanJob = Omit<AheadLine, 'hoursCenti'> & {
  lineId: string
  version: number
  state: 'planned' | 'working' | 'paused'
  placedBy: 'person' | 'proposal'
  technicianId: string
  bayId: string
  plannedFrom: Instant
  plannedTo: Instant
  assignedHoursCenti: number
  clockedMinutes: number
}

/** Signed orders whose work is not done, with the time their customers were promised. */
export async function ordersToPlan(ctx: Ctx): Promise<PlanOrder[]> {
  const { rows } = await sql<PlanOrder>`SELECT o.id, o.number, coalesce(v.plate, '') AS plate, o.promised_at,
      o.named_technician_id, o.work <> 'waiting' AS is_received
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
    WHERE o.store_id = ${ctx.store.id} AND o.delivery = 'none' AND o.cancelled_at IS NULL AND o.authorisation = 'signed'
      AND o.work IN ('waiting', 'handedOver', 'dispatched', 'working', 'rework') AND o.promised_at IS NOT NULL
    ORDER BY o.promised_at, o.id LIMIT 300`.execute(ctx.db)
  return rows
}

const work = sql`l.id AS line_id, l.name, l.trade, coalesce(p.system, '') AS system,
  coalesce(p.high_voltage, false) AS high_voltage, coalesce(p.grade, 1) AS grade`

export async function jobsToPlan(ctx: Ctx, orderIds: readonly string[]): Promise<PlanJob[]> {
  const { rows } =
    await sql<PlanJob>`SELECT j.id, j.version, j.order_id, j.state, j.placed_by, j.technician_id, j.bay_id,
      j.planned_from, j.planned_to, j.assigned_hours_centi, ${work},
      (SELECT coalesce(sum(extract(epoch FROM coalesce(c.ended_at, ${ctx.now}::timestamptz) - c.started_at)) / 60, 0)::int
        FROM clockings c WHERE c.job_id = j.id) AS clocked_minutes
    FROM jobs j JOIN order_lines l ON l.id = j.line_id LEFT JOIN labour_operations p ON p.id = l.labour_operation_id
    WHERE j.store_id = ${ctx.store.id} AND j.order_id = ANY(${orderIds}::uuid[]) AND j.state NOT IN ('done', 'cancelled')
    ORDER BY j.planned_from, j.id`.execute(ctx.db)
  return rows
}

/** The jobs, locked in one order for everybody, by id. */
export async function lockJobsToMove(ctx: Ctx, jobs: readonly { id: string }[]) {
  const ids = jobs.map(({ id }) => id)
  const query = ctx.db.selectFrom('jobs').select(['id', 'version']).where(sql<boolean>`id = ANY(${ids}::uuid[])`)
  const rows = await query.orderBy('id').forUpdate().execute()
  return new Map(rows.map(row => [row.id, row]))
}

export async function noteProposed(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`UPDATE jobs SET placed_by = 'proposal' WHERE id = ANY(${ids}::uuid[])`.execute(ctx.db)
}
