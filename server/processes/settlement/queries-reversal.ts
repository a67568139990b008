import { sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import { reversalApproval } from '#domain/processes/settlement/approvals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { StatementRow } from './queries.ts'

/** What came in on a bill, and what of it has gone back. */
export async function moneyOnStatement(ctx: Ctx, id: string): Promise<{ paidFen: Fen; refundedFen: Fen }> {
  const { rows } = await sql<{ paidFen: number; refundedFen: number }>`
    SELECT (SELECT coalesce(sum(amount_fen), 0)::bigint FROM payments WHERE statement_id = ${id} AND state = 'succeeded') AS paid_fen,
      (SELECT coalesce(sum(amount_fen), 0)::bigint FROM refunds WHERE statement_id = ${id} AND kind = 'refund' AND state = 'paid')
        AS refunded_fen`.execute(ctx.db)
  return rows[0] ?? { paidFen: 0, refundedFen: 0 }
}

/** The bills of an order that stand, held until the end of the transaction in one order. */
export async function lockInForce(ctx: Ctx, orderId: string): Promise<StatementRow[]> {
  return ctx.db
    .selectFrom('statements')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('storeId', '=', ctx.store.id)
    .where('state', '<>', 'reversed')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Money that is on its way back to somebody, of any bill of the order. */
export async function refundUnderWay(ctx: Ctx, orderId: string): Promise<Fen | null> {
  const row = await ctx.db
    .selectFrom('refunds as r')
    .innerJoin('statements as s', 's.id', 'r.statementId')
    .select('r.amountFen')
    .where('s.orderId', '=', orderId)
    .where('r.state', 'in', ['asked', 'approved'])
    .limit(1)
    .executeTakeFirst()
  return row?.amountFen ?? null
}

/** What is on its way out of what a payer has left over. */
export async function creditClaimedFen(ctx: Ctx, orderId: string, payer: Payer): Promise<Fen> {
  const { rows } = await sql<{ fen: number }>`
    SELECT coalesce(sum(r.amount_fen), 0)::bigint AS fen FROM refunds r JOIN statements s ON s.id = r.statement_id
    WHERE s.order_id = ${orderId} AND s.payer = ${payer} AND s.state = 'reversed' AND r.kind = 'refund'
      AND r.state IN ('asked', 'approved')`.execute(ctx.db)
  return rows[0]?.fen ?? 0
}

/** What payers of an order have left over from reversed bills, and the latest of those it can be given back on. */
export async function creditLeft(ctx: Ctx, orderId: string): Promise<{ fen: Fen; statementId: string } | undefined> {
  const { rows } = await sql<{ fen: number; statementId: string }>`
    SELECT (SELECT -sum(a.balance_fen)::bigint FROM money_accounts a
        WHERE a.store_id = ${ctx.store.id} AND a.kind = 'deposit' AND a.subject_id = ${orderId}) AS fen, s.id AS statement_id
    FROM money_accounts a JOIN statements s ON s.order_id = a.subject_id AND s.payer = a.label
    WHERE a.store_id = ${ctx.store.id} AND a.kind = 'deposit' AND a.subject_id = ${orderId} AND a.balance_fen < 0
      AND s.state = 'reversed' AND EXISTS (SELECT FROM payments p WHERE p.statement_id = s.id AND p.state = 'succeeded')
    ORDER BY s.totalled_at DESC, s.id DESC LIMIT 1`.execute(ctx.db)
  return rows[0]
}

/** The bill of the order that has an invoice which no red one took back. */
export async function billInvoiced(ctx: Ctx, orderId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('invoices as i')
    .innerJoin('statements as s', 's.id', 'i.statementId')
    .select('s.number')
    .where('s.orderId', '=', orderId)
    .where('i.state', '<>', 'red')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

/** Bills of the order and payer that were taken back, the latest first. */
export async function reversedOf(ctx: Ctx, orderId: string, payer: Payer) {
  return ctx.db
    .selectFrom('statements')
    .select(['id', 'number', 'totalledAt'])
    .where('orderId', '=', orderId)
    .where('payer', '=', payer)
    .where('state', '=', 'reversed')
    .orderBy('totalledAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The bill made before this one and the one made after it, for the same payer. */
export async function neighboursOf(ctx: Ctx, { id, orderId, payer, totalledAt }: StatementRow) {
  const rows = await ctx.db
    .selectFrom('statements')
    .select(['id', 'number', 'totalledAt'])
    .where('orderId', '=', orderId)
    .where('payer', '=', payer)
    .where('id', '<>', id)
    .orderBy('totalledAt')
    .orderBy('id')
    .execute()
  const isBefore = (row: { id: string; totalledAt: string }) =>
    row.totalledAt < totalledAt || (row.totalledAt === totalledAt && row.id < id)
  const named = (row: (typeof rows)[number] | undefined) => (row ? { id: row.id, number: row.number } : null)
  return { replaces: named(rows.findLast(isBefore)), replacedBy: named(rows.find(row => !isBefore(row))) }
}

/** The latest word on taking a bill back. */
export async function reversalAsked(ctx: Ctx, statementId: string) {
  return ctx.db
    .selectFrom('approvals')
    .select(['state', 'reason'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', reversalApproval.kind)
    .where('subjectId', '=', statementId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
