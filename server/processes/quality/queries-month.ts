import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Figures, QualityCase } from '#domain/processes/quality/management-shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { firstPassOfTeams, firstPassOfTechnicians, firstSubmitted } from './queries-first-pass.ts'

export type Span = { from: Instant; to: Instant; fromOn: string; toOn: string }

/** QC-09: the rows a month's report counts; its figures are their numbers and nothing else. */
export async function figuresOf(ctx: Ctx, span: Span): Promise<Figures> {
  const submissions = await firstSubmissions(ctx, span)
  return {
    firstPass: { good: submissions.filter(row => row.passed).length, of: submissions.length },
    technicians: await firstPassOfTechnicians(ctx, span),
    teams: await firstPassOfTeams(ctx, span),
    submissions,
    reworks: await cases(
      ctx,
      sql`SELECT r.id, r.order_id, o.number, r.opened_at AS at, r.defect AS text, coalesce(s.name, '') AS person
        FROM reworks r JOIN repair_orders o ON o.id = r.order_id LEFT JOIN staff s ON s.id = r.responsible_id
        WHERE r.store_id = ${ctx.store.id} AND r.opened_at >= ${span.from}::timestamptz AND r.opened_at < ${span.to}::timestamptz`,
    ),
    comebacks: await cases(
      ctx,
      sql`SELECT c.id, c.order_id, o.number, c.found_at AS at, l.name AS text, coalesce(s.name, '') AS person
        FROM comebacks c JOIN repair_orders o ON o.id = c.order_id JOIN order_lines l ON l.id = c.line_id
          LEFT JOIN staff s ON s.id = c.responsible_id
        WHERE c.store_id = ${ctx.store.id} AND c.found_at >= ${span.from}::timestamptz AND c.found_at < ${span.to}::timestamptz`,
    ),
    accidents: await cases(
      ctx,
      sql`SELECT a.id, a.order_id, o.number, a.reported_at AS at, a.description AS text, s.name AS person
        FROM quality_accidents a JOIN staff s ON s.id = a.responsible_id LEFT JOIN repair_orders o ON o.id = a.order_id
        WHERE a.store_id = ${ctx.store.id} AND a.happened_on >= ${span.fromOn}::date AND a.happened_on < ${span.toOn}::date`,
    ),
    complaints: await cases(
      ctx,
      sql`SELECT t.id, t.order_id, t.number, t.opened_at AS at, t.text, coalesce(s.name, '') AS person
        FROM tickets t LEFT JOIN staff s ON s.id = t.owner_id
        WHERE t.store_id = ${ctx.store.id} AND t.kind = 'complaint'
          AND t.opened_at >= ${span.from}::timestamptz AND t.opened_at < ${span.to}::timestamptz`,
    ),
  }
}

async function cases(ctx: Ctx, query: ReturnType<typeof sql>): Promise<QualityCase[]> {
  const { rows } = await sql<QualityCase>`SELECT * FROM (${query}) AS one ORDER BY at, id`.execute(ctx.db)
  return rows
}

/** QC-03: the first exit inspection of each order, passed or not. */
async function firstSubmissions(ctx: Ctx, span: Span): Promise<Figures['submissions']> {
  const { rows } = await sql<Figures['submissions'][number]>`WITH first AS (
      SELECT DISTINCT ON (i.order_id) i.id, i.order_id, i.at, i.result, i.defect, i.inspector_id FROM inspections i
      WHERE i.store_id = ${ctx.store.id} AND i.level = 'exit' ORDER BY i.order_id, i.at
    )
    SELECT f.id, f.order_id, o.number, f.at, f.defect AS text, s.name AS person, f.result = 'pass' AS passed
    FROM first f JOIN repair_orders o ON o.id = f.order_id JOIN staff s ON s.id = f.inspector_id
    WHERE f.at >= ${span.from}::timestamptz AND f.at < ${span.to}::timestamptz ORDER BY f.at, f.id`.execute(ctx.db)
  return rows
}

type PersonMonth = {
  staffId: string
  name: string
  passed: number
  submitted: number
  repairs: number
  repeats: number
}

/** QC-14: what the month says of everybody who worked on a car: first submissions passed, repairs that held. */
export async function peopleOfMonth(ctx: Ctx, span: Span): Promise<PersonMonth[]> {
  const { rows } = await sql<PersonMonth>`WITH work AS (
      SELECT DISTINCT j.order_id, j.staff_id FROM jobs j WHERE j.store_id = ${ctx.store.id} AND j.state = 'done'
    ), submitted AS (
      SELECT w.staff_id, count(*)::int AS submitted, count(*) FILTER (WHERE w.passed)::int AS passed
      FROM (${firstSubmitted(ctx, span)}) w GROUP BY w.staff_id
    ), repaired AS (
      SELECT w.staff_id, count(*)::int AS repairs,
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM comebacks c
          WHERE c.first_order_id = o.id AND c.responsible_id = w.staff_id))::int AS repeats
      FROM work w JOIN repair_orders o ON o.id = w.order_id
      WHERE o.delivered_at >= ${span.from}::timestamptz AND o.delivered_at < ${span.to}::timestamptz
        AND o.kind NOT IN ('maintenance', 'freeCheck', 'beauty') GROUP BY w.staff_id
    ), blamed AS (
      SELECT DISTINCT responsible_id AS staff_id FROM quality_accidents WHERE store_id = ${ctx.store.id}
        AND state = 'closed' AND happened_on >= ${span.fromOn}::date AND happened_on < ${span.toOn}::date
    )
    SELECT s.id AS staff_id, s.name, coalesce(m.passed, 0) AS passed, coalesce(m.submitted, 0) AS submitted,
      coalesce(r.repairs, 0) AS repairs, coalesce(r.repeats, 0) AS repeats
    FROM staff s LEFT JOIN submitted m ON m.staff_id = s.id LEFT JOIN repaired r ON r.staff_id = s.id
      LEFT JOIN blamed b ON b.staff_id = s.id
    WHERE m.staff_id IS NOT NULL OR r.staff_id IS NOT NULL OR b.staff_id IS NOT NULL
    ORDER BY s.name, s.id`.execute(ctx.db)
  return rows
}

/** QC-13: what customers say and what the process shows. */
export async function watchedOf(ctx: Ctx, span: Span) {
  const { rows } = await sql<{
    ratings: number
    meanCenti: number | null
    calls: number
    pleased: number
    lateDuties: number
  }>`SELECT
      (SELECT count(rating)::int FROM deliveries WHERE store_id = ${ctx.store.id}
        AND accepted_at >= ${span.from}::timestamptz AND accepted_at < ${span.to}::timestamptz) AS ratings,
      (SELECT round(avg(rating) * 100)::int FROM deliveries WHERE store_id = ${ctx.store.id}
        AND accepted_at >= ${span.from}::timestamptz AND accepted_at < ${span.to}::timestamptz) AS mean_centi,
      (SELECT count(satisfied)::int FROM calls WHERE store_id = ${ctx.store.id}
        AND started_at >= ${span.from}::timestamptz AND started_at < ${span.to}::timestamptz) AS calls,
      (SELECT count(*) FILTER (WHERE satisfied)::int FROM calls WHERE store_id = ${ctx.store.id}
        AND started_at >= ${span.from}::timestamptz AND started_at < ${span.to}::timestamptz) AS pleased,
      (SELECT count(*)::int FROM duties WHERE store_id = ${ctx.store.id}
        AND overdue_at >= ${span.from}::timestamptz AND overdue_at < ${span.to}::timestamptz) AS late_duties`.execute(
    ctx.db,
  )
  return rows[0] ?? { ratings: 0, meanCenti: null, calls: 0, pleased: 0, lateDuties: 0 }
}
