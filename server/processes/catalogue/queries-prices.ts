import { sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { ownZone, ratesAt } from './queries-zones.ts'

export async function pricesOf(ctx: Ctx, partId: string) {
  return ctx.db
    .selectFrom('partPrices')
    .select(['id', 'priceFen', 'effectiveFrom'])
    .where('storeId', '=', ctx.store.id)
    .where('partId', '=', partId)
    .orderBy('effectiveFrom', 'desc')
    .execute()
}

/** Since when the price of each part holds; a part without a price of this store or its zone has none. */
export async function pricedSince(ctx: Ctx, partIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ partId: string; since: Instant }>`SELECT DISTINCT ON (part_id) part_id, since FROM (
      SELECT part_id, max(effective_from) AS since, true AS of_zone FROM zone_part_prices
        WHERE zone_id = ${ownZone(ctx, ctx.now)} AND part_id = ANY(${partIds}::uuid[]) AND effective_from <= ${ctx.now} GROUP BY part_id
      UNION ALL SELECT part_id, max(effective_from), false FROM part_prices
        WHERE store_id = ${ctx.store.id} AND part_id = ANY(${partIds}::uuid[]) AND effective_from <= ${ctx.now} GROUP BY part_id
    ) AS priced ORDER BY part_id, of_zone DESC`.execute(ctx.db)
  return new Map(rows.map(row => [row.partId, row.since]))
}

/** The hourly rates that hold, with since when. */
export async function ratesInForce(ctx: Ctx) {
  const { rows } = await sql<{ trade: string; rateFen: Fen; effectiveFrom: Instant }>`SELECT DISTINCT ON (trade) trade,
      rate_fen, effective_from
    FROM ${ratesAt(ctx, ctx.now)} ORDER BY trade, of_zone DESC, effective_from DESC`.execute(ctx.db)
  return rows
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
