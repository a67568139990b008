import { isOffBoard, offBoardFen } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type LineRecord, linesOf } from './queries.ts'

/**
 * Lines off the board that somebody allowed, as far as was allowed: a price that moved on after the consent needs
 * another one. What was allowed on an estimate is the price; less by hand is asked for on the order.
 */
export async function approvedDeviations(ctx: Ctx, orderId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('orderLines as l')
    .leftJoin('approvals as a', join =>
      join.onRef('a.subjectId', '=', 'l.id').on('a.kind', '=', 'orders.deviation').on('a.state', '=', 'granted'),
    )
    .select(['l.id', 'l.kind', 'l.hoursCenti', 'l.qtyMilli', 'l.unitPriceFen', 'l.publishedPriceFen', 'l.discountFen'])
    .select(['l.ruledDiscountFen', 'l.deviationApprovalId', 'a.amountFen as allowedFen'])
    .where('l.orderId', '=', orderId)
    .execute()
  const allowed = rows.filter(
    row =>
      (row.allowedFen !== null && row.allowedFen >= offBoardFen(row)) ||
      (row.deviationApprovalId !== null && row.discountFen <= row.ruledDiscountFen),
  )
  return new Set(allowed.map(row => row.id))
}

/** The first of these lines that costs other than published without anybody's consent. */
export async function unallowedPrice(ctx: Ctx, orderId: string, lines: readonly LineRecord[]) {
  const off = lines.filter(isOffBoard)
  if (off.length === 0) return undefined
  const allowed = await approvedDeviations(ctx, orderId)
  return off.find(line => !allowed.has(line.id))
}

/** Prices off the board that were allowed on the estimate are allowed on the order made from it. */
export async function carryDeviationApproval(
  ctx: Ctx,
  { orderId, approvalId, lineIds }: { orderId: string; approvalId: string; lineIds: readonly string[] },
): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.db
    .updateTable('orderLines')
    .set({ deviationApprovalId: approvalId })
    .where('orderId', '=', orderId)
    .where('id', 'in', [...lineIds])
    .execute()
}

/** What comes off lines by a published rule, as at quiet times, or was allowed on their estimate; no more than they give. */
export async function setRuledDiscounts(ctx: Ctx, lines: readonly { id: string; fen: number }[]): Promise<void> {
  for (const { id, fen } of lines.filter(line => line.fen > 0))
    await ctx.db
      .updateTable('orderLines')
      .set(eb => ({ ruledDiscountFen: eb.fn('least', [eb.val(fen), eb.ref('discountFen')]) }))
      .where('id', '=', id)
      .execute()
}

/** Lines saved again keep what a rule takes off, and those that stay as they were what was allowed on their estimate. */
export async function keepAllowedPrices(ctx: Ctx, orderId: string, before: readonly LineRecord[]): Promise<void> {
  const ruled = before.filter(line => line.ruledDiscountFen > 0)
  await setRuledDiscounts(
    ctx,
    ruled.map(({ id, ruledDiscountFen: fen }) => ({ id, fen })),
  )
  const allowed = before.filter(line => line.deviationApprovalId !== null)
  if (allowed.length === 0) return
  const after = new Map((await linesOf(ctx, orderId)).map(line => [line.id, line]))
  for (const line of allowed) {
    const saved = after.get(line.id)
    if (saved === undefined || line.deviationApprovalId === null || !costsTheSame(line, saved)) continue
    await carryDeviationApproval(ctx, { orderId, approvalId: line.deviationApprovalId, lineIds: [line.id] })
  }
}

/** The same thing in the same quantity at the same price, and no further off the board than before. */
function costsTheSame(before: LineRecord, after: LineRecord): boolean {
  const same = ['kind', 'labourOperationId', 'partId', 'name', 'hoursCenti', 'qtyMilli', 'unitPriceFen'] as const
  return same.every(field => before[field] === after[field]) && offBoardFen(after) <= offBoardFen(before)
}
