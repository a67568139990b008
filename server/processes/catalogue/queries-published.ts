import { sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** The published hourly rate of each trade in this store as of a moment, now unless said otherwise. */
export async function publishedRates(ctx: Ctx, at: Instant = ctx.now): Promise<ReadonlyMap<string, Fen>> {
  const { rows } = await sql<{ trade: string; rateFen: Fen }>`SELECT DISTINCT ON (trade) trade, rate_fen
    FROM labour_rates WHERE store_id = ${ctx.store.id} AND effective_from <= ${at}
    ORDER BY trade, effective_from DESC`.execute(ctx.db)
  return new Map(rows.map(row => [row.trade, row.rateFen]))
}

/** The published price of each part in this store as of a moment; without one of the store's own the group's. */
export async function publishedPartPrices(
  ctx: Ctx,
  partIds: readonly string[],
  at: Instant = ctx.now,
): Promise<ReadonlyMap<string, Fen>> {
  if (partIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; priceFen: Fen }>`SELECT p.id, coalesce((SELECT price_fen FROM part_prices
      WHERE store_id = ${ctx.store.id} AND part_id = p.id AND effective_from <= ${at}
      ORDER BY effective_from DESC LIMIT 1), p.price_fen) AS price_fen
    FROM parts p WHERE p.id = ANY(${partIds}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(row => [row.id, row.priceFen]))
}
