import { type Insertable, type Selectable, sql } from 'kysely'
import type { DrawerClosingsTable, DrawerCountsTable } from '#db/types.ts'
import { addDaysOn, type DateOn } from '#domain/kernel/time.ts'
import type { PayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { Movement } from '#domain/processes/drawer/contract.ts'
import type { Flow } from '#domain/processes/drawer/count.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type ClosingRecord = Selectable<DrawerClosingsTable>

/** What a closing itself books, so that the till holds what lies in the drawer: no movement of the day. */
export const OWN_KINDS = ['drawer.difference', 'drawer.handIn'] as const

/** A cashier's entries in the till; `after` is the last day closed before. */
export type Span = { cashierId: string; after: DateOn | null; throughOn: DateOn | null }

/** The days of a closing. */
export const spanOf = (closing: ClosingRecord): Span => ({
  cashierId: closing.cashierId,
  after: addDaysOn(closing.fromOn, -1),
  throughOn: closing.throughOn,
})

const inSpan = (ctx: Ctx, { cashierId, after, throughOn }: Span) => sql`e.store_id = ${ctx.store.id}
  AND e.cashier_id = ${cashierId}
  AND (${after}::date IS NULL OR e.business_on > ${after}::date)
  AND (${throughOn}::date IS NULL OR e.business_on <= ${throughOn}::date)`

const isOwn = sql`e.kind = ANY(${[...OWN_KINDS]}::text[])`

/** In and out by each way, and what cash lay in the drawer from before. */
export async function flowsOf(ctx: Ctx, span: Span): Promise<Flow[]> {
  const { rows } = await sql<{ way: PayWay; inFen: number; outFen: number }>`
    SELECT a.label AS way, coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen > 0), 0)::bigint AS in_fen,
      coalesce(-sum(e.amount_fen) FILTER (WHERE e.amount_fen < 0), 0)::bigint AS out_fen
    FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
    WHERE ${inSpan(ctx, span)} AND NOT ${isOwn} GROUP BY a.label`.execute(ctx.db)
  const openingFen = span.after === null ? 0 : await cashThrough(ctx, span.cashierId, span.after)
  const byWay = new Map(rows.map(row => [row.way, row]))
  const ways: readonly PayWay[] = ['cash', 'wechat', 'alipay', 'card', 'transfer']
  return ways.map(way => ({
    way,
    openingFen: way === 'cash' ? openingFen : 0,
    inFen: Number(byWay.get(way)?.inFen ?? 0),
    outFen: Number(byWay.get(way)?.outFen ?? 0),
  }))
}

/** The cash of a drawer at the end of a day: everything booked through it, hand-ins and differences with it. */
async function cashThrough(ctx: Ctx, cashierId: string, throughOn: DateOn): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    SELECT coalesce(sum(e.amount_fen), 0)::bigint AS fen FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
    WHERE ${inSpan(ctx, { cashierId, after: null, throughOn })} AND a.label = 'cash'`.execute(ctx.db)
  return Number(rows[0]?.fen ?? 0)
}

/** The first and the last day with money in a span, and the last with cash. */
export async function daysOf(ctx: Ctx, span: Span) {
  const { rows } = await sql<{ firstOn: DateOn | null; lastOn: DateOn | null; lastCashOn: DateOn | null }>`
    SELECT min(e.business_on) AS first_on, max(e.business_on) AS last_on,
      max(e.business_on) FILTER (WHERE a.label = 'cash') AS last_cash_on
    FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
    WHERE ${inSpan(ctx, span)}`.execute(ctx.db)
  return rows[0] ?? { firstOn: null, lastOn: null, lastCashOn: null }
}

/** Every entry a closing is made of, in the order it came. */
export async function movementsOf(ctx: Ctx, span: Span): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    SELECT e.id, e.at, e.business_on, a.label AS way, e.kind, e.amount_fen, coalesce(s.number, p.number, v.number) AS number,
      s.id AS statement_id
    FROM money_entries e JOIN money_accounts a ON a.id = e.account_id
    LEFT JOIN statements s ON s.id = e.subject_id LEFT JOIN appointments p ON p.id = e.subject_id
      LEFT JOIN visits v ON v.id = e.subject_id
    WHERE ${inSpan(ctx, span)} AND NOT ${isOwn} ORDER BY e.at, e.id`.execute(ctx.db)
  return rows
}

/** Scanned payments of a cashier the provider still owes an answer for. */
export async function waitingOf(ctx: Ctx, cashierId: string): Promise<number> {
  const rows = await ctx.db
    .selectFrom('payments')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('takenBy', '=', cashierId)
    .where('state', '=', 'waiting')
    .execute()
  return rows.length
}

export async function insertClosing(
  ctx: Ctx,
  closing: Insertable<DrawerClosingsTable>,
  counts: readonly Insertable<DrawerCountsTable>[],
): Promise<void> {
  await ctx.db.insertInto('drawerClosings').values(closing).execute()
  await ctx.db
    .insertInto('drawerCounts')
    .values([...counts])
    .execute()
}

export async function findClosing(ctx: Ctx, id: string): Promise<ClosingRecord | undefined> {
  return byId(ctx, id).executeTakeFirst()
}

export async function lockClosing(ctx: Ctx, id: string): Promise<ClosingRecord | undefined> {
  return byId(ctx, id).forUpdate().executeTakeFirst()
}

const byId = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('drawerClosings').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)

/** The last closing of a cashier that stands. */
export async function lastInForce(ctx: Ctx, cashierId: string): Promise<ClosingRecord | undefined> {
  return ctx.db
    .selectFrom('drawerClosings')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('cashierId', '=', cashierId)
    .where('state', 'in', ['asked', 'closed'])
    .orderBy('throughOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function countsOf(ctx: Ctx, closingId: string) {
  return ctx.db
    .selectFrom('drawerCounts')
    .select(['way', 'openingFen', 'inFen', 'outFen', 'countedFen'])
    .where('closingId', '=', closingId)
    .orderBy('id')
    .execute()
}

/** Why somebody wanted a day opened again. */
export async function reasonAsked(ctx: Ctx, approvalId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('approvals')
    .select('reason')
    .where('id', '=', approvalId)
    .executeTakeFirstOrThrow()
  return row.reason
}

type Moving = 'state' | 'decidedBy' | 'decidedAt' | 'reopenedBy' | 'reopenedAt' | 'reopenReason'

export async function saveClosing(
  ctx: Ctx,
  closing: ClosingRecord,
  columns: Partial<Pick<ClosingRecord, Moving>>,
): Promise<number> {
  const version = closing.version + 1
  await ctx.db
    .updateTable('drawerClosings')
    .set({ ...columns, version })
    .where('id', '=', closing.id)
    .execute()
  return version
}
