import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function pricesOf(ctx: Ctx, partId: string) {
  return ctx.db
    .selectFrom('partPrices')
    .select(['id', 'priceFen', 'effectiveFrom'])
    .where('storeId', '=', ctx.store.id)
    .where('partId', '=', partId)
    .orderBy('effectiveFrom', 'desc')
    .execute()
}

/** Since when the price of each part holds; a part without a price of this store has none. */
export async function pricedSince(ctx: Ctx, partIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (partIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('partPrices')
    .select(({ fn }) => ['partId', fn.max('effectiveFrom').as('since')])
    .where('storeId', '=', ctx.store.id)
    .where('partId', 'in', [...partIds])
    .where('effectiveFrom', '<=', ctx.now)
    .groupBy('partId')
    .execute()
  return new Map(rows.map(row => [row.partId, row.since]))
}

/** The hourly rates that hold, with since when. */
export async function ratesInForce(ctx: Ctx) {
  return ctx.db
    .selectFrom('labourRates')
    .distinctOn('trade')
    .select(['trade', 'rateFen', 'effectiveFrom'])
    .where('storeId', '=', ctx.store.id)
    .where('effectiveFrom', '<=', ctx.now)
    .orderBy('trade')
    .orderBy('effectiveFrom', 'desc')
    .execute()
}

export async function insertPartPrice(
  ctx: Ctx,
  price: { id: string; partId: string; priceFen: Fen; effectiveFrom: Instant },
): Promise<boolean> {
  const made = await ctx.db
    .insertInto('partPrices')
    .values({ ...price, storeId: ctx.store.id })
    .onConflict(conflict => conflict.columns(['storeId', 'partId', 'effectiveFrom']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function insertRate(
  ctx: Ctx,
  rate: { id: string; trade: string; rateFen: Fen; effectiveFrom: Instant },
): Promise<boolean> {
  const made = await ctx.db
    .insertInto('labourRates')
    .values({ ...rate, storeId: ctx.store.id })
    .onConflict(conflict => conflict.columns(['storeId', 'trade', 'effectiveFrom']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** What the board says of the store itself. */
export async function storeOnBoard(ctx: Ctx) {
  const store = ctx.db.selectFrom('stores').select(['name', 'address', 'phone']).where('id', '=', ctx.store.id)
  return store.executeTakeFirstOrThrow()
}
