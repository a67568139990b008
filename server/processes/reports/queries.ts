import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { z } from 'zod'
import type { PeriodReportsTable } from '#db/types.ts'
import { addDaysOn, type Instant } from '#domain/kernel/time.ts'
import type { Cell } from '#domain/processes/reports/figures.ts'
import type { ReportKind } from '#domain/processes/reports/periods.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'

export type ReportRow = Selectable<PeriodReportsTable>
export type Span = { fromAt: Instant; untilAt: Instant }

const zPlace = z.tuple([z.string(), z.string()])

/** @returns false when it was there already */
export async function insertReport(ctx: Ctx, row: Insertable<PeriodReportsTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('periodReports')
    .values(row)
    .onConflict(conflict => conflict.constraint('period_reports_once').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

const own = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('periodReports').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)

export const findReport = (ctx: Ctx, id: string) => own(ctx, id).executeTakeFirst()
export const lockReport = (ctx: Ctx, id: string) => own(ctx, id).forUpdate().executeTakeFirst()

export async function saveReport(ctx: Ctx, id: string, columns: Updateable<PeriodReportsTable>): Promise<void> {
  await ctx.db.updateTable('periodReports').set(columns).where('id', '=', id).execute()
}

/** Until when the report before this one counted: its closing, or its sending when that came earlier. */
export async function countedBefore(ctx: Ctx, report: ReportRow): Promise<Instant | undefined> {
  const row = await ctx.db
    .selectFrom('periodReports')
    .select(sql<Instant>`least(due_at, coalesce(sent_at, due_at))`.as('untilAt'))
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', report.kind)
    .where('toOn', '=', addDaysOn(report.fromOn, -1))
    .executeTakeFirst()
  return row?.untilAt
}

type Filter = { kind?: ReportKind | undefined; cursor?: string | undefined; limit?: number | undefined }

export async function listReports(ctx: Ctx, { kind, cursor, limit = DEFAULT_PAGE }: Filter) {
  let query = ctx.db
    .selectFrom('periodReports')
    .select(['id', 'kind', 'fromOn', 'toOn', 'draftAt', 'dueAt', 'sentAt'])
    .select(sql<number | null>`(figures->>'orders')::int`.as('orders'))
    .select(sql<number | null>`(figures->>'revenueFen')::bigint`.as('revenueFen'))
    .where('storeId', '=', ctx.store.id)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, zPlace)
    query = query.where(sql<boolean>`(due_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('dueAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageFrom(rows, limit, row => [row.dueAt, row.id])
}

/** Bills totalled in a span that still stood at its end. */
export const billed = (ctx: Ctx, { fromAt, untilAt }: Span) => sql`s.store_id = ${ctx.store.id}
  AND s.totalled_at >= ${fromAt}::timestamptz AND s.totalled_at < ${untilAt}::timestamptz
  AND (s.state <> 'reversed' OR s.reversed_at >= ${untilAt}::timestamptz)`

/** Bills of earlier spans that were taken back in this one. */
export const takenBack = (ctx: Ctx, { fromAt, untilAt }: Span) => sql`s.store_id = ${ctx.store.id}
  AND s.reversed_at >= ${fromAt}::timestamptz AND s.reversed_at < ${untilAt}::timestamptz AND s.totalled_at < ${fromAt}::timestamptz`

export async function cellsOf(ctx: Ctx, span: Span): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    SELECT v.body, o.kind, count(*)::int AS orders, count(DISTINCT o.vehicle_id)::int AS cars, sum(b.fen)::bigint AS revenue_fen
    FROM (SELECT s.order_id, sum(s.total_fen) AS fen FROM statements s WHERE ${billed(ctx, span)} GROUP BY s.order_id) b
    JOIN repair_orders o ON o.id = b.order_id JOIN vehicles v ON v.id = o.vehicle_id
    GROUP BY v.body, o.kind ORDER BY v.body, o.kind`.execute(ctx.db)
  return rows
}

type Sum = { count: number; cars: number; fen: number }

/** Counted straight from the bills, without car and category: what the cross table has to add up to. */
export const billsSum = (ctx: Ctx, span: Span) => sumOf(ctx, billed(ctx, span))
export const takenBackSum = (ctx: Ctx, span: Span) => sumOf(ctx, takenBack(ctx, span))

async function sumOf(ctx: Ctx, where: RawBuilder<unknown>): Promise<Sum> {
  const { rows } = await sql<Sum>`
    SELECT count(DISTINCT s.order_id)::int AS count, count(DISTINCT o.vehicle_id)::int AS cars,
      coalesce(sum(s.total_fen), 0)::bigint AS fen
    FROM statements s JOIN repair_orders o ON o.id = s.order_id WHERE ${where}`.execute(ctx.db)
  return rows[0] ?? { count: 0, cars: 0, fen: 0 }
}

/** Orders whose work is not put into a category, so that no table can show it rightly. */
export async function uncategorised(ctx: Ctx, span: Span): Promise<{ orderId: string; number: string | null }[]> {
  const { rows } = await sql<{ orderId: string; number: string | null }>`
    SELECT o.id AS order_id, o.number FROM repair_orders o
    WHERE o.id IN (SELECT s.order_id FROM statements s WHERE ${billed(ctx, span)}) AND EXISTS (
      SELECT FROM order_lines l WHERE l.order_id = o.id AND l.kind = 'labour' AND l.guarantee_class = ''
        AND l.state NOT IN ('declined', 'cancelled'))
    ORDER BY o.number LIMIT 100`.execute(ctx.db)
  return rows
}

export async function insertReceipts(ctx: Ctx, reportId: string, people: readonly { staffId: string; role: string }[]) {
  if (people.length === 0) return
  const rows = people.map(person => ({ reportId, storeId: ctx.store.id, sentAt: ctx.now, ...person }))
  await ctx.db
    .insertInto('reportReceipts')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function receiptsOf(ctx: Ctx, reportId: string) {
  return ctx.db
    .selectFrom('reportReceipts as r')
    .innerJoin('staff as s', 's.id', 'r.staffId')
    .select(['r.staffId', 's.name', 'r.role', 'r.readAt', 'r.remindedAt'])
    .where('r.reportId', '=', reportId)
    .orderBy('r.role')
    .orderBy('s.employeeNo')
    .execute()
}

export async function markReceipt(
  ctx: Ctx,
  reportId: string,
  staffId: string,
  column: 'readAt' | 'remindedAt',
): Promise<void> {
  await ctx.db
    .updateTable('reportReceipts')
    .set({ [column]: ctx.now })
    .where('reportId', '=', reportId)
    .where('staffId', '=', staffId)
    .where(column, 'is', null)
    .execute()
}
