import type { Ctx } from '#server/kernel/context.ts'

/** Bin and category of parts, as slips print them. */
export async function placesOf(ctx: Ctx, partIds: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('parts as p')
    .leftJoin('stockBalances as b', join => join.onRef('b.partId', '=', 'p.id').on('b.storeId', '=', ctx.store.id))
    .select(['p.id', 'p.category', 'b.bin'])
    .where('p.id', 'in', [...partIds])
    .execute()
  const places = new Map(rows.map(row => [row.id, { category: row.category, bin: row.bin ?? '' }]))
  return (partId: string) => places.get(partId) ?? { category: '', bin: '' }
}
