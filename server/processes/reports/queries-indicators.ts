import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { IndicatorKey } from '#domain/processes/reports/indicators.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'

export type Months = { before: Instant; from: Instant; to: Instant }
type Span = { from: Instant; to: Instant }

/** One record an indicator counts; its figure is the sum of all parts over the sum of all wholes. */
export type Case = {
  id: string
  subject: 'order' | 'visit' | 'statement' | 'person'
  label: string
  number: string | null
  at: Instant
  group: string
  part: number
  whole: number
}

/** Indicators whose cases the workshop's own figures already know. */
export type KnownElsewhere = 'efficiency' | 'progress'
type Source = (ctx: Ctx, span: Span, tolerancePpm: number) => RawBuilder<unknown>

const sources: Readonly<Record<Exclude<IndicatorKey, KnownElsewhere>, Source>> = {
  onTime: delivered(sql`(o.delivered_at <= o.promised_at)::int`, { where: sql`o.promised_at IS NOT NULL` }),
  onTimeFirst: delivered(sql`(o.delivered_at <= coalesce(o.first_promised_at, o.promised_at))::int`, {
    where: sql`o.promised_at IS NOT NULL`,
  }),
  // As guarantee counts it person by person.
  firstTimeFix: delivered(
    sql`(NOT EXISTS (SELECT FROM comebacks c JOIN order_lines l ON l.id = c.line_id
      WHERE c.first_order_id = o.id AND l.state NOT IN ('declined', 'cancelled')))::int`,
    { where: sql`o.kind NOT IN ('maintenance', 'freeCheck', 'beauty')` },
  ),
  rework: delivered(sql`(o.kind = 'rework' OR o.original_order_id IS NOT NULL)::int`),
  repairTime: delivered(minutes(sql`o.work_started_at`, sql`o.work_finished_at`), {
    where: sql`o.work_started_at IS NOT NULL AND o.work_finished_at IS NOT NULL`,
    group: sql`o.kind`,
  }),
  firstPass: (ctx, span) => sql`SELECT o.id, 'order' AS subject, v.plate AS label, o.number, i.at, '' AS "group",
      (i.result = 'pass')::int AS part, 1 AS whole
    FROM inspections i JOIN repair_orders o ON o.id = i.order_id JOIN vehicles v ON v.id = o.vehicle_id
    WHERE i.store_id = ${ctx.store.id} AND i.level = 'exit' AND ${during(sql`i.at`, span)}
      AND NOT EXISTS (SELECT FROM inspections e WHERE e.order_id = i.order_id AND e.level = 'exit' AND (e.at, e.id) < (i.at, i.id))`,
  orders: delivered(sql`1`, { group: sql`o.kind` }),
  revenue: billed(sql`s.total_fen`),
  arrears: (
    ctx,
    span,
  ) => sql`SELECT s.id, 'statement' AS subject, v.plate AS label, s.number, a.created_at AS at, '' AS "group",
      least(a.amount_fen, s.total_fen - s.deposit_fen
        - coalesce((SELECT sum(m.amount_fen) FROM payments m WHERE m.statement_id = s.id AND m.state = 'succeeded'), 0))::bigint AS part, 1 AS whole
    FROM arrears a JOIN statements s ON s.id = a.statement_id JOIN repair_orders o ON o.id = s.order_id
      JOIN vehicles v ON v.id = o.vehicle_id
    WHERE a.store_id = ${ctx.store.id} AND a.closed_at IS NULL AND ${during(sql`a.created_at`, span)}`,
  notices: delivered(
    sql`(EXISTS (SELECT FROM delivery_notices n WHERE n.order_id = o.id AND n.kind = 'delivery' AND n.reached AND n.noticed_at <= n.due_at))::int`,
  ),
  delays: delivered(
    sql`(EXISTS (SELECT FROM promises p WHERE p.order_id = o.id AND p.promised_at > o.first_promised_at AND p.made_at <= o.first_promised_at)
      OR EXISTS (SELECT FROM delivery_notices n WHERE n.order_id = o.id AND n.kind = 'delay' AND n.reached AND n.noticed_at <= o.first_promised_at))::int`,
    { where: sql`o.delivered_at > o.first_promised_at` },
  ),
  contactWait: arrived(sql`v.contacted_at`),
  inStore: arrived(sql`v.left_at`),
  partsWait: delivered(sql`(EXISTS (SELECT FROM shortages m WHERE m.order_id = o.id AND m.withdrawn_at IS NULL))::int`),
  deviation: billed(sql`abs(s.total_fen - s.estimate_fen)`, {
    where: sql`s.estimate_fen > 0`,
    whole: () => sql`s.estimate_fen`,
  }),
  overTolerance: (ctx, span, tolerancePpm) =>
    billed(sql`(abs(s.total_fen - s.estimate_fen) * 1000000 > s.estimate_fen * ${tolerancePpm}::bigint)::int`, {
      where: sql`s.estimate_fen > 0`,
      whole: () => sql`1`,
    })(ctx, span, tolerancePpm),
}

type Choice = { where?: RawBuilder<unknown>; group?: RawBuilder<unknown>; whole?: () => RawBuilder<unknown> }

/** Orders handed over in the span. */
function delivered(part: RawBuilder<unknown>, { where = sql`true`, group = sql`''` }: Choice = {}): Source {
  return (
    ctx,
    span,
  ) => sql`SELECT o.id, 'order' AS subject, v.plate AS label, o.number, o.delivered_at AS at, ${group} AS "group",
      ${part} AS part, 1 AS whole
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
    WHERE o.store_id = ${ctx.store.id} AND o.cancelled_at IS NULL AND ${during(sql`o.delivered_at`, span)} AND ${where}`
}

/** Bills totalled in the span that stand. */
function billed(part: RawBuilder<unknown>, { where = sql`true`, whole = () => sql`1` }: Choice = {}): Source {
  return (
    ctx,
    span,
  ) => sql`SELECT s.id, 'statement' AS subject, v.plate AS label, s.number, s.totalled_at AS at, '' AS "group",
      ${part} AS part, ${whole()} AS whole
    FROM statements s JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
    WHERE s.store_id = ${ctx.store.id} AND s.state <> 'reversed' AND ${during(sql`s.totalled_at`, span)} AND ${where}`
}

/** Visits that began in the span and came as far as `until`. */
function arrived(until: RawBuilder<unknown>): Source {
  return (
    ctx,
    span,
  ) => sql`SELECT v.id, 'visit' AS subject, v.plate AS label, v.number, v.arrived_at AS at, '' AS "group",
      ${minutes(sql`v.arrived_at`, until)} AS part, 1 AS whole
    FROM visits v WHERE v.store_id = ${ctx.store.id} AND ${until} IS NOT NULL AND ${during(sql`v.arrived_at`, span)}`
}

function minutes(from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`round(extract(epoch FROM ${to} - ${from}) / 60)::bigint`
}

function during(at: RawBuilder<unknown>, { from, to }: Span): RawBuilder<unknown> {
  return sql`${at} >= ${from}::timestamptz AND ${at} < ${to}::timestamptz`
}

export type Sum = { isNow: boolean; group: string; cases: number; part: number; whole: number }
type SqlKey = keyof typeof sources

/** Two months at once, each by group. */
export async function sumsOf(ctx: Ctx, key: SqlKey, months: Months, tolerancePpm: number): Promise<Sum[]> {
  const cases = sources[key](ctx, { from: months.before, to: months.to }, tolerancePpm)
  const { rows } =
    await sql<Sum>`SELECT c.at >= ${months.from}::timestamptz AS is_now, c."group", count(*)::int AS cases,
      coalesce(sum(c.part), 0)::bigint AS part, coalesce(sum(c.whole), 0)::bigint AS whole
    FROM (${cases}) c GROUP BY 1, 2 ORDER BY cases DESC, 2`.execute(ctx.db)
  return rows
}

const zPlace = z.tuple([z.string(), z.string()])
export type Paging = { cursor?: string | undefined; limit?: number | undefined }

/** The latest first. */
export async function pageOfCases(
  ctx: Ctx,
  key: SqlKey,
  span: Span,
  { tolerancePpm, cursor, limit = DEFAULT_PAGE }: Paging & { tolerancePpm: number },
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, zPlace)
  const { rows } = await sql<Case>`SELECT c.* FROM (${sources[key](ctx, span, tolerancePpm)}) c
    WHERE ${after ? sql`(c.at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    ORDER BY c.at DESC, c.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.at, row.id])
}
