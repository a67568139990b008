import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { RowsPart } from '#domain/processes/reports/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import { billed, type Span, takenBack } from './queries.ts'

const zPlace = z.tuple([z.string(), z.string()])

/** What had come in on a bill by a moment. */
const paidBy = (at: Instant) => sql`coalesce((SELECT sum(m.amount_fen) FROM payments m
  WHERE m.statement_id = s.id AND m.state = 'succeeded' AND m.succeeded_at < ${at}::timestamptz), 0)`

/** Debts as they stood at a moment, whatever was paid since. */
const debtsAt = (ctx: Ctx, at: Instant) => sql`a.store_id = ${ctx.store.id} AND a.created_at < ${at}::timestamptz
  AND (a.closed_at IS NULL OR a.closed_at >= ${at}::timestamptz)`
const debtFen = (at: Instant) => sql`least(a.amount_fen, s.total_fen - s.deposit_fen - ${paidBy(at)})`

/** Bills nobody had settled or taken back by a moment. */
const unsettledAt = (ctx: Ctx, at: Instant) => sql`s.store_id = ${ctx.store.id} AND s.totalled_at < ${at}::timestamptz
  AND (s.state = 'totalled' OR s.settled_at >= ${at}::timestamptz OR s.settled_at IS NULL AND s.reversed_at >= ${at}::timestamptz)`
const unsettledFen = (at: Instant) => sql`s.total_fen - s.deposit_fen - ${paidBy(at)}`

const refundsIn = (ctx: Ctx, { fromAt, untilAt }: Span) => sql`r.store_id = ${ctx.store.id}
  AND r.paid_at >= ${fromAt}::timestamptz AND r.paid_at < ${untilAt}::timestamptz`

type Stand = {
  debts: number
  debtsFen: number
  unsettled: number
  unsettledFen: number
  refunds: number
  refundsFen: number
}

/** What stood open when counting ended, and what went back in the span. */
export async function standOf(ctx: Ctx, span: Span): Promise<Stand> {
  const at = span.untilAt
  const { rows } = await sql<Stand>`
    SELECT d.n AS debts, d.fen AS debts_fen, u.n AS unsettled, u.fen AS unsettled_fen, r.n AS refunds, r.fen AS refunds_fen FROM
    (SELECT count(*)::int AS n, coalesce(sum(${debtFen(at)}), 0)::bigint AS fen
      FROM arrears a JOIN statements s ON s.id = a.statement_id WHERE ${debtsAt(ctx, at)}) d,
    (SELECT count(*)::int AS n, coalesce(sum(${unsettledFen(at)}), 0)::bigint AS fen FROM statements s
      WHERE ${unsettledAt(ctx, at)}) u,
    (SELECT count(*)::int AS n, coalesce(sum(r.amount_fen), 0)::bigint AS fen FROM refunds r WHERE ${refundsIn(ctx, span)}) r`.execute(
    ctx.db,
  )
  return rows[0] ?? { debts: 0, debtsFen: 0, unsettled: 0, unsettledFen: 0, refunds: 0, refundsFen: 0 }
}

type Source = {
  from: RawBuilder<unknown>
  where: RawBuilder<unknown>
  fen: RawBuilder<unknown>
  at: RawBuilder<unknown>
  id: RawBuilder<unknown>
}

const bills = { from: sql`statements s`, fen: sql`s.total_fen`, at: sql`s.totalled_at`, id: sql`s.id` }

/** What a figure is the sum of: from which records, for how much, and by which moment they are listed. */
function sourceOf(ctx: Ctx, span: Span, part: RowsPart): Source {
  const at = span.untilAt
  switch (part) {
    case 'arrears':
      return {
        from: sql`arrears a JOIN statements s ON s.id = a.statement_id`,
        where: debtsAt(ctx, at),
        fen: debtFen(at),
        at: sql`a.created_at`,
        id: sql`a.id`,
      }
    case 'unsettled':
      return { ...bills, where: unsettledAt(ctx, at), fen: unsettledFen(at) }
    case 'refunds':
      return {
        from: sql`refunds r JOIN statements s ON s.id = r.statement_id`,
        where: refundsIn(ctx, span),
        fen: sql`r.amount_fen`,
        at: sql`r.paid_at`,
        id: sql`r.id`,
      }
    case 'withdrawn':
      return { ...bills, where: takenBack(ctx, span) }
    default:
      return { ...bills, where: billed(ctx, span) }
  }
}

type Bill = {
  id: string
  statementId: string
  orderId: string
  number: string
  orderNumber: string | null
  plate: string
  body: string
  kind: string
  payer: string
  totalFen: number
  totalledAt: Instant
}

type BillFilter = { part: RowsPart; body: string | null; kind: string | null }
type Paged = { cursor?: string | undefined; limit?: number | undefined }

export async function billsOf(ctx: Ctx, span: Span, filter: BillFilter, { cursor, limit = DEFAULT_PAGE }: Paged) {
  const source = sourceOf(ctx, span, filter.part)
  const where = [source.where]
  if (filter.body !== null) where.push(sql`v.body = ${filter.body}`)
  if (filter.kind !== null) where.push(sql`o.kind = ${filter.kind}`)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, zPlace)
    where.push(sql`(${source.at}, ${source.id}) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const { rows } = await sql<Bill>`
    SELECT ${source.id} AS id, s.id AS statement_id, o.id AS order_id, s.number, o.number AS order_number, coalesce(v.plate, '') AS plate, v.body, o.kind,
      s.payer, ${source.fen} AS total_fen, ${source.at} AS totalled_at
    FROM ${source.from} JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY ${source.at}, ${source.id} LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.totalledAt, row.id])
}
