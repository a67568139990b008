import { sql } from 'kysely'
import type { LineWork } from '#domain/processes/workshop/progress-share.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Cars in the house whose work is not over for the customer, the earliest promise first. */
export async function ordersInHouse(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM repair_orders
    WHERE store_id = ${ctx.store.id} AND delivery <> 'gone' AND cancelled_at IS NULL
      AND work IN ('waiting', 'handedOver', 'dispatched', 'working', 'finished', 'inspecting', 'rework', 'passed')
      AND authorisation = 'signed' AND delivery NOT IN ('delivered', 'accepted')
    ORDER BY promised_at NULLS LAST, id LIMIT 500`.execute(ctx.db)
  return rows.map(row => row.id)
}

export type WorkedLine = LineWork & {
  orderId: string
  name: string
  technician: string
  bay: string
  nextStep: string
}

/** Each live labour line of these orders with its job: set by set, so that the cost does not grow with the house. */
export async function workOfOrders(ctx: Ctx, orderIds: readonly string[]): Promise<WorkedLine[]> {
  if (orderIds.length === 0) return []
  const ids = sql`${orderIds}::uuid[]`
  const { rows } = await sql<WorkedLine>`WITH wanted AS MATERIALIZED (
      SELECT j.id, j.line_id, j.state, j.technician_id, j.bay_id FROM jobs j
      WHERE j.order_id = ANY(${ids}) AND j.state <> 'cancelled'),
    steps AS (
      SELECT s.job_id, count(*)::int AS steps, count(s.done_at)::int AS done,
        (array_agg(s.name ORDER BY s.position) FILTER (WHERE s.done_at IS NULL))[1] AS next
      FROM job_steps s WHERE s.job_id IN (SELECT id FROM wanted) GROUP BY s.job_id),
    clocked AS (
      SELECT c.job_id, (sum(extract(epoch FROM coalesce(c.ended_at, ${ctx.now}::timestamptz) - c.started_at)) / 60)::int AS minutes
      FROM clockings c WHERE c.job_id IN (SELECT id FROM wanted) GROUP BY c.job_id)
    SELECT l.order_id, l.name, coalesce(w.state, 'none') AS state, coalesce(l.hours_centi, 0) AS hours_centi,
      coalesce(steps.steps, 0) AS steps, coalesce(steps.done, 0) AS steps_done, coalesce(steps.next, '') AS next_step,
      coalesce(clocked.minutes, 0) AS clocked_minutes, coalesce(t.name, '') AS technician, coalesce(b.name, '') AS bay
    FROM order_lines l LEFT JOIN wanted w ON w.line_id = l.id LEFT JOIN steps ON steps.job_id = w.id
      LEFT JOIN clocked ON clocked.job_id = w.id LEFT JOIN resources t ON t.id = w.technician_id
      LEFT JOIN resources b ON b.id = w.bay_id
    WHERE l.order_id = ANY(${ids}) AND l.kind = 'labour' AND l.state NOT IN ('declined', 'cancelled', 'proposed')
    ORDER BY l.position`.execute(ctx.db)
  return rows
}

/** Trouble nobody has cleared, by order. */
export async function troubleOf(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ orderId: string; n: number }>`SELECT order_id, count(*)::int AS n FROM work_tickets
    WHERE store_id = ${ctx.store.id} AND kind = 'andon' AND ended_at IS NULL GROUP BY order_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.orderId, row.n]))
}
