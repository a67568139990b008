import { sql } from 'kysely'
import type { FirstPassOf } from '#domain/processes/quality/management-shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Span } from './queries-month.ts'

/** Who had worked on a car when it was first submitted, by clocking: what comes after a failed inspection changes nothing. */
export const firstSubmitted = (ctx: Ctx, span: Pick<Span, 'from' | 'to'>) => sql`SELECT DISTINCT f.order_id,
    f.result = 'pass' AS passed, c.staff_id
  FROM (SELECT DISTINCT ON (i.order_id) i.order_id, i.at, i.result FROM inspections i
      WHERE i.store_id = ${ctx.store.id} AND i.level = 'exit' ORDER BY i.order_id, i.at) f
    JOIN jobs j ON j.order_id = f.order_id JOIN clockings c ON c.job_id = j.id AND c.started_at <= f.at
  WHERE f.at >= ${span.from}::timestamptz AND f.at < ${span.to}::timestamptz`

/** QC-03: a car counts once for each technician who worked on it, and once for each of their teams. */
export async function firstPassOfTechnicians(ctx: Ctx, span: Span): Promise<FirstPassOf[]> {
  const { rows } = await sql<FirstPassOf>`SELECT w.staff_id::text AS key, s.name,
      count(*) FILTER (WHERE w.passed)::int AS good, count(*)::int AS of
    FROM (${firstSubmitted(ctx, span)}) w JOIN staff s ON s.id = w.staff_id
    GROUP BY w.staff_id, s.name ORDER BY s.name, w.staff_id`.execute(ctx.db)
  return rows
}

export async function firstPassOfTeams(ctx: Ctx, span: Span): Promise<FirstPassOf[]> {
  const { rows } = await sql<FirstPassOf>`SELECT team AS key, team AS name,
      count(*) FILTER (WHERE passed)::int AS good, count(*)::int AS of
    FROM (SELECT DISTINCT w.order_id, w.passed, r.team
      FROM (${firstSubmitted(ctx, span)}) w JOIN resources r ON r.staff_id = w.staff_id
        AND r.store_id = ${ctx.store.id} AND r.kind = 'technician'
      WHERE r.team <> '') AS cars
    GROUP BY team ORDER BY team`.execute(ctx.db)
  return rows
}
