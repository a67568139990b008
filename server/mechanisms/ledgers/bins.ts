import type { Ctx } from '#server/kernel/context.ts'

/** Gives a part its place in this store; a part never held gets a place before it comes. @returns the place it had */
export async function placeStock(ctx: Ctx, partId: string, bin: string): Promise<string> {
  const key = { storeId: ctx.store.id, partId }
  const balances = ctx.db.selectFrom('stockBalances').select('bin').where('storeId', '=', ctx.store.id)
  const before = await balances.where('partId', '=', partId).forUpdate().executeTakeFirst()
  await ctx.db
    .insertInto('stockBalances')
    .values({ ...key, bin })
    .onConflict(conflict => conflict.columns(['storeId', 'partId']).doUpdateSet({ bin }))
    .execute()
  return before?.bin ?? ''
}
