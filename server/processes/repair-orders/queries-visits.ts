import type { Ctx } from '#server/kernel/context.ts'

/** What the customer told when asked in order, as one sentence; nothing when nobody asked. */
export async function inquirySummaryOf(ctx: Ctx, visitId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('inquiries')
    .select('summary')
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
  return row?.summary
}

/** Prices off the board that were allowed on the estimate are allowed on the order made from it. */
export async function carryDeviationApproval(ctx: Ctx, orderId: string, approvalId: string): Promise<void> {
  await ctx.db
    .updateTable('orderLines')
    .set({ deviationApprovalId: approvalId })
    .where('orderId', '=', orderId)
    .whereRef('unitPriceFen', '<>', 'publishedPriceFen')
    .execute()
}
