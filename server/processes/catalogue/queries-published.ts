import { sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { partPriceAt, ratesAt } from './queries-zones.ts'

/** The published hourly rate of each trade in this store as of a moment, now unless said otherwise. */
export async function publishedRates(ctx: Ctx, at: Instant = ctx.now): Promise<ReadonlyMap<string, Fen>> {
  const { rows } = await sql<{ trade: string; rateFen: Fen }>`SELECT DISTINCT ON (trade) trade, rate_fen
    FROM ${ratesAt(ctx, at)} ORDER BY trade, of_zone DESC, effective_from DESC`.execute(ctx.db)
  return new Map(rows.map(row => [row.trade, row.rateFen]))
}

/** The published price of each part in this store as of a moment; without one of the store's own the group's. */
export async function publishedPartPrices(
  ctx: Ctx,
  partIds: readonly string[],
  at: Instant = ctx.now,
): Promise<ReadonlyMap<string, Fen>> {
  if (partIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; priceFen: Fen }>`SELECT p.id, ${partPriceAt(ctx, at)} AS price_fen
    FROM parts p WHERE p.id = ANY(${partIds}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(row => [row.id, row.priceFen]))
}
