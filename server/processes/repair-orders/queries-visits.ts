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

/** The marks on the drawing of the car that stand, by number. */
export async function markedPartsOf(ctx: Ctx, visitId: string): Promise<{ no: number; part: string }[]> {
  return ctx.db
    .selectFrom('carMarks')
    .select(['no', 'part'])
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .where('removedAt', 'is', null)
    .orderBy('no')
    .execute()
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
