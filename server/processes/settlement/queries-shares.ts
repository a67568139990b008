import { type Insertable, type Selectable, sql } from 'kysely'
import type { OrderSplitsTable, StatementsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import { hoursAmountFen, sumFen } from '#domain/kernel/money.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import { labourCost } from '#domain/processes/settlement/policies.ts'
import { type BilledLine, type LineShare, WHOLE_PPM } from '#domain/processes/settlement/shares.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import type { LineRecord } from '../repair-orders/queries.ts'

export type SplitRow = Selectable<OrderSplitsTable>

export async function splitOf(ctx: Ctx, orderId: string): Promise<SplitRow | undefined> {
  return ctx.db
    .selectFrom('orderSplits')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

export async function saveSplit(ctx: Ctx, row: Insertable<OrderSplitsTable>): Promise<void> {
  const { orderId: _order, storeId: _store, ...columns } = row
  await ctx.db
    .insertInto('orderSplits')
    .values(row)
    .onConflict(conflict => conflict.column('orderId').doUpdateSet(columns))
    .execute()
}

/** Who a payer's bill is addressed to, and under which case of theirs. */
export function partyOf(split: SplitRow | undefined, payer: Payer): { payerName: string; claimNumber: string } {
  if (split && payer === 'insurer') return { payerName: split.insurerName, claimNumber: split.insurerClaim }
  if (split && payer === 'maker') return { payerName: split.makerName, claimNumber: split.makerClaim }
  return { payerName: '', claimNumber: '' }
}

export function sharePpm(split: SplitRow, payer: Payer): number {
  if (payer === 'customer') return WHOLE_PPM - split.insurerPpm - split.makerPpm
  return payer === 'insurer' ? split.insurerPpm : payer === 'maker' ? split.makerPpm : 0
}

/** SET-10: parts at what they cost when they left the shelf, labour at the hours clocked on the line. */
export async function withCost(ctx: Ctx, lines: readonly LineRecord[]): Promise<BilledLine[]> {
  const rateFen = await policy(ctx, labourCost)
  const clocked = await clockedCenti(
    ctx,
    lines.filter(line => line.kind === 'labour').map(line => line.id),
  )
  return lines.map(line => ({
    id: line.id,
    payer: line.payer,
    amountFen: line.amountFen,
    discountFen: line.discountFen,
    taxPpm: line.taxPpm,
    costFen: sumFen([line.costFen, hoursAmountFen(rateFen, clocked.get(line.id) ?? 0)]),
  }))
}

async function clockedCenti(ctx: Ctx, lineIds: readonly string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map()
  const { rows } = await sql<{ lineId: string; hoursCenti: number }>`
    SELECT j.line_id, round(sum(extract(epoch FROM c.ended_at - c.started_at)) / 36)::int AS hours_centi
    FROM jobs j JOIN clockings c ON c.job_id = j.id
    WHERE j.line_id = ANY(${lineIds}::uuid[]) AND c.ended_at IS NOT NULL GROUP BY j.line_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.lineId, row.hoursCenti]))
}

/** The bill with what it is made of; both stay as they are from now on. */
export async function insertStatement(
  ctx: Ctx,
  row: Insertable<StatementsTable>,
  shares: readonly LineShare[],
): Promise<void> {
  await ctx.db.insertInto('statements').values(row).execute()
  if (shares.length === 0) return
  const lines = shares.map(({ lineId, ...share }) => ({
    id: newId(),
    statementId: row.id,
    orderLineId: lineId,
    storeId: ctx.store.id,
    ...share,
  }))
  await ctx.db.insertInto('statementLines').values(lines).execute()
}

/** A statement's shares with the lines they are of; of one billed before shares were kept, its payer's whole lines. */
export async function statementLinesOf(ctx: Ctx, statementId: string) {
  const { rows } = await sql<{
    id: string
    kind: LineRecord['kind']
    name: string
    /** Of a part its number, of labour its code. */
    code: string
    unit: string
    qtyMilli: number
    taxPpm: number
    amountFen: number
    discountFen: number
    taxFen: number | null
    costFen: number
  }>`
    SELECT l.id, l.kind, l.name, l.code, l.unit, l.qty_milli, l.tax_ppm, coalesce(h.amount_fen, l.amount_fen) AS amount_fen,
      coalesce(h.discount_fen, l.discount_fen) AS discount_fen, h.tax_fen, coalesce(h.cost_fen, l.cost_fen) AS cost_fen
    FROM statements s JOIN order_lines l ON l.order_id = s.order_id
    LEFT JOIN statement_lines h ON h.order_line_id = l.id AND h.statement_id = s.id
    WHERE s.id = ${statementId} AND s.store_id = ${ctx.store.id} AND (h.statement_id IS NOT NULL OR (
      l.payer = s.payer AND l.state NOT IN ('declined', 'cancelled')
      AND NOT EXISTS (SELECT FROM statement_lines o WHERE o.statement_id = s.id)))
    ORDER BY l.position, l.id`.execute(ctx.db)
  return rows
}

/** What each payer of an order owes or will owe: the other bills beside this one. */
export async function payersOf(ctx: Ctx, orderId: string) {
  const { rows } = await sql<{
    statementId: string
    number: string
    payer: Payer
    payerName: string
    totalFen: number
  }>`
    SELECT id AS statement_id, number, payer, payer_name, total_fen FROM statements
    WHERE order_id = ${orderId} AND store_id = ${ctx.store.id} AND state <> 'reversed' ORDER BY number`.execute(ctx.db)
  return rows
}
