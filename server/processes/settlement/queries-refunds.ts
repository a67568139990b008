import { type Insertable, type Selectable, sql } from 'kysely'
import type { RefundsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { BillWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { zRefund } from '#domain/processes/settlement/contract-refunds.ts'
import { refundReceiptPaper } from '#domain/processes/settlement/papers/refund-receipt.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { StatementRow } from './queries.ts'

const zSteps = zRefund.shape.steps

export type RefundRow = Selectable<RefundsTable>

export async function insertRefund(ctx: Ctx, row: Insertable<RefundsTable>): Promise<void> {
  await ctx.db.insertInto('refunds').values(row).execute()
}

export async function lockRefund(ctx: Ctx, id: string): Promise<RefundRow | undefined> {
  return ctx.db
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveRefund(
  ctx: Ctx,
  refund: RefundRow,
  columns: Partial<Pick<RefundRow, 'state' | 'decidedBy' | 'postingId' | 'providerRef' | 'paidAt'>>,
): Promise<number> {
  const version = refund.version + 1
  await ctx.db
    .updateTable('refunds')
    .set({ ...columns, version })
    .where('id', '=', refund.id)
    .execute()
  return version
}

type Refundable = { id: string; way: BillWay; startedAt: Instant; leftFen: Fen }

/**
 * The payments of a bill and what may still go back by each. A bill made anew was paid by what came in on the ones it
 * replaces: those count too, up to what it used of them.
 */
export async function refundableOf(ctx: Ctx, statement: StatementRow): Promise<Refundable[]> {
  const { id, orderId, payer, state, creditFen } = statement
  const claimed = sql`SELECT coalesce(sum(r.amount_fen), 0) FROM refunds r`
  const stands = sql`r.state NOT IN ('refused', 'withdrawn')`
  const { rows } = await sql<Refundable>`
    SELECT p.id, p.way, p.started_at, least(p.amount_fen - (${claimed} WHERE r.payment_id = p.id AND ${stands}),
      CASE WHEN p.statement_id <> ${id} THEN ${creditFen} - (${claimed} JOIN payments m ON m.id = r.payment_id
        WHERE r.statement_id = ${id} AND m.statement_id <> ${id} AND ${stands}) END)::bigint AS left_fen
    FROM statements e JOIN payments p ON p.statement_id = e.id
    WHERE e.order_id = ${orderId} AND e.payer = ${payer} AND e.store_id = ${ctx.store.id} AND p.state = 'succeeded'
      AND (e.id = ${id} OR (${state !== 'reversed' && creditFen > 0} AND e.state = 'reversed'))
    ORDER BY p.started_at, p.id`.execute(ctx.db)
  return rows
}

/** What has gone back of all bills of an order, or may yet, by any payment and as compensation. */
export async function backOfOrderFen(ctx: Ctx, orderId: string): Promise<Fen> {
  const { rows } = await sql<{ fen: number }>`
    SELECT coalesce(sum(r.amount_fen), 0)::bigint AS fen FROM statements s JOIN refunds r ON r.statement_id = s.id
    WHERE s.order_id = ${orderId} AND r.state NOT IN ('refused', 'withdrawn')`.execute(ctx.db)
  return Number(rows[0]?.fen ?? 0)
}

/** Who took the payment a refund is of: what goes back by itself leaves that drawer. */
export async function takerOf(ctx: Ctx, paymentId: string | null): Promise<string | null> {
  if (paymentId === null) return null
  const row = await ctx.db.selectFrom('payments').select('takenBy').where('id', '=', paymentId).executeTakeFirst()
  return row?.takenBy ?? null
}

export async function refundsOf(ctx: Ctx, statementId: string) {
  const rows = await ctx.db
    .selectFrom('refunds as r')
    .innerJoin('staff as a', 'a.id', 'r.askedBy')
    .leftJoin('staff as d', 'd.id', 'r.decidedBy')
    .leftJoin('papers as p', join =>
      join.onRef('p.subjectId', '=', 'r.id').on('p.kind', '=', refundReceiptPaper.kind).on('p.state', '<>', 'voided'),
    )
    .select(['r.id', 'r.kind', 'r.paymentId', 'r.way', 'r.amountFen', 'r.reason', 'r.state'])
    .select(['r.askedAt', 'a.name as askedBy', 'd.name as decidedBy', 'r.paidAt', 'r.version', 'p.id as paperId'])
    .select(
      sql<unknown>`(SELECT coalesce(json_agg(json_build_object('role', x.role, 'by', x.by) ORDER BY x.step, x.nth), '[]') FROM (
          SELECT a.step, 0 AS nth, a.approver_role AS role, n.name AS by
            FROM approvals a LEFT JOIN staff n ON n.id = a.decided_by WHERE a.subject_id = r.id AND a.state <> 'withdrawn'
          UNION ALL
          SELECT a.step, f.nth, f.role, NULL FROM approvals a, unnest(a.next_roles) WITH ORDINALITY f (role, nth)
            WHERE a.subject_id = r.id AND a.state = 'asked') x)`.as('steps'),
    )
    .where('r.statementId', '=', statementId)
    .orderBy('r.askedAt')
    .execute()
  return rows.map(row => ({ ...row, steps: zSteps.parse(row.steps), decidedBy: row.decidedBy ?? '' }))
}

export async function ownerOf(ctx: Ctx, orderId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('repairOrders as o')
    .innerJoin('visits as v', 'v.id', 'o.visitId')
    .select('v.ownerId')
    .where('o.id', '=', orderId)
    .executeTakeFirst()
  return row?.ownerId ?? null
}

export async function lockInvoice(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function askRed(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('invoices')
    .set({ state: 'redAsked', redId: newId(), redReason: reason, redAskedAt: ctx.now })
    .where('id', '=', id)
    .execute()
}

type Red = { number: string; issuedAt: string; confirmation: string; xmlHash: string }

/** @returns false when another run was quicker */
export async function keepRed(ctx: Ctx, id: string, red: Red): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('invoices')
    .set({
      state: 'red',
      redNumber: red.number,
      redIssuedAt: red.issuedAt,
      redConfirmation: red.confirmation,
      redXmlHash: red.xmlHash,
    })
    .where('id', '=', id)
    .where('state', '=', 'redAsked')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
