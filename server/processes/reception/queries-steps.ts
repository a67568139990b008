import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Step } from '#domain/processes/reception/steps.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type LaterSteps = {
  diagnosed: boolean
  diagnosis: Instant | null
  estimated: boolean
  estimate: Instant | null
  takenOver: Instant | null
  prepared: Instant | null
  notified: Instant | null
  shown: Instant | null
  accepted: Instant | null
  settled: Instant | null
  handedOver: Instant | null
}

/** What other processes have done for this visit. Of several orders a step is done when it is done for all of them. */
export async function laterSteps(ctx: Ctx, visitId: string): Promise<LaterSteps> {
  const whole = (column: string) => sql`CASE WHEN count(*) = count(${sql.ref(column)}) THEN max(${sql.ref(column)}) END`
  const { rows } = await sql<LaterSteps>`
    WITH seeing_off AS (
      SELECT ${whole('d.taken_over_at')} AS taken_over, ${whole('d.prepared_at')} AS prepared,
        ${whole('d.notified_at')} AS notified, ${whole('d.pickup_started_at')} AS shown,
        ${whole('d.accepted_at')} AS accepted, ${whole('bill.settled_at')} AS settled,
        ${whole('d.handed_over_at')} AS handed_over
      FROM repair_orders o LEFT JOIN deliveries d ON d.order_id = o.id
        LEFT JOIN LATERAL (SELECT ${whole('s.settled_at')} AS settled_at FROM statements s
          WHERE s.order_id = o.id AND s.state <> 'reversed') bill ON true
      WHERE o.visit_id = ${visitId} AND o.store_id = ${ctx.store.id} AND o.cancelled_at IS NULL),
    tested AS (
      SELECT count(*) > 0 AS diagnosed, max(handed_at) AS diagnosis FROM diagnoses
      WHERE visit_id = ${visitId} AND store_id = ${ctx.store.id}),
    priced AS (
      SELECT count(*) > 0 AS estimated, max(decided_at) AS estimate FROM estimates
      WHERE visit_id = ${visitId} AND store_id = ${ctx.store.id} AND state IN ('shown', 'accepted', 'declined'))
    SELECT * FROM seeing_off, tested, priced`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error('A question without FROM always has its row')
  return row
}

const formOf: Partial<Record<Step, string>> = {
  walkAround: 'FRM-33',
  belongings: 'FRM-14',
  diagnosis: 'FRM-06',
  estimate: 'FRM-03',
  order: 'FRM-01',
  contract: 'FRM-18',
  key: 'FRM-38',
  answer: 'FRM-26',
  exit: 'FRM-07',
  notified: 'FRM-25',
  accepted: 'FRM-52',
  settled: 'FRM-05',
  handedOver: 'FRM-07',
}

/** The number of the form in force that each step of a visit left behind; of several the newest. */
export async function formsOfSteps(ctx: Ctx, threads: readonly string[]): Promise<Partial<Record<Step, string>>> {
  const { rows } = await sql<{ kind: string; number: string }>`SELECT DISTINCT ON (kind) kind, number FROM papers
    WHERE store_id = ${ctx.store.id} AND state <> 'voided' AND kind = ANY(${Object.values(formOf)})
      AND (thread_id = ANY(${[...threads]}::uuid[]) OR subject_id = ANY(${[...threads]}::uuid[]))
    ORDER BY kind, issued_at DESC, id DESC`.execute(ctx.db)
  const numbers = new Map(rows.map(row => [row.kind, row.number]))
  return Object.fromEntries(Object.entries(formOf).map(([step, kind]) => [step, numbers.get(kind) ?? '']))
}
