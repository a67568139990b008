import { type RawBuilder, sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** The zone whose prices bound this store at a moment; null for none. */
export const ownZone = (ctx: Ctx, at: Instant): RawBuilder<string | null> =>
  sql`(SELECT zone_id FROM price_zone_stores WHERE store_id = ${ctx.store.id} AND effective_from <= ${at}
    ORDER BY effective_from DESC LIMIT 1)`

/** The price of a part that holds here at a moment: the zone's, else the store's, else the group's. */
export const partPriceAt = (ctx: Ctx, at: Instant): RawBuilder<Fen> => sql`coalesce(
  (SELECT price_fen FROM zone_part_prices WHERE zone_id = ${ownZone(ctx, at)} AND part_id = p.id AND effective_from <= ${at}
    ORDER BY effective_from DESC LIMIT 1),
  (SELECT price_fen FROM part_prices WHERE store_id = ${ctx.store.id} AND part_id = p.id AND effective_from <= ${at}
    ORDER BY effective_from DESC LIMIT 1),
  p.price_fen)`

/** The hourly rates published up to a moment, the zone's to be taken before the store's. */
export const ratesAt = (ctx: Ctx, at: Instant): RawBuilder<unknown> => sql`(
  SELECT trade, rate_fen, effective_from, true AS of_zone FROM zone_rates
    WHERE zone_id = ${ownZone(ctx, at)} AND effective_from <= ${at}
  UNION ALL SELECT trade, rate_fen, effective_from, false FROM labour_rates
    WHERE store_id = ${ctx.store.id} AND effective_from <= ${at}) AS rates`

export async function zoneOfStore(ctx: Ctx) {
  const query = ctx.db.selectFrom('priceZones').select(['id', 'name'])
  return query.where('id', '=', ownZone(ctx, ctx.now)).executeTakeFirst()
}

export async function listZones(ctx: Ctx) {
  return ctx.db.selectFrom('priceZones').select(['id', 'name', 'version']).orderBy('name').execute()
}

/** All stores, each with its zone of now. */
export async function zoneMembers(ctx: Ctx) {
  const { rows } = await sql<{ id: string; code: string; name: string; zoneId: string | null }>`
    SELECT s.id, s.code, s.name, m.zone_id FROM stores s LEFT JOIN LATERAL (
      SELECT zone_id FROM price_zone_stores WHERE store_id = s.id AND effective_from <= ${ctx.now}
        ORDER BY effective_from DESC LIMIT 1) m ON true
    ORDER BY s.code`.execute(ctx.db)
  return rows
}

export async function lockZone(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('priceZones').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** False when another zone has the name. */
export async function insertZone(ctx: Ctx, zone: { id: string; name: string }): Promise<boolean> {
  const made = await ctx.db
    .insertInto('priceZones')
    .values(zone)
    .onConflict(conflict => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function isZoneNameFree(ctx: Ctx, id: string, name: string): Promise<boolean> {
  const query = ctx.db.selectFrom('priceZones').select('id').where('name', '=', name).where('id', '!=', id)
  return (await query.executeTakeFirst()) === undefined
}

export async function updateZone(ctx: Ctx, id: string, zone: { name: string; version: number }): Promise<void> {
  await ctx.db.updateTable('priceZones').set({ name: zone.name, version: zone.version }).where('id', '=', id).execute()
}

/** From now on: a store that was in another zone leaves it, and what was before stays as it was. */
export async function setMembers(ctx: Ctx, zoneId: string, storeIds: readonly string[]): Promise<void> {
  const stores = await zoneMembers(ctx)
  const joining = stores.filter(store => storeIds.includes(store.id) && store.zoneId !== zoneId)
  const leaving = stores.filter(store => !storeIds.includes(store.id) && store.zoneId === zoneId)
  const rows = [
    ...joining.map(store => ({ storeId: store.id, zoneId })),
    ...leaving.map(store => ({ storeId: store.id, zoneId: null })),
  ]
  if (rows.length === 0) return
  await ctx.db
    .insertInto('priceZoneStores')
    .values(rows.map(row => ({ ...row, effectiveFrom: ctx.now })))
    .onConflict(conflict =>
      conflict.columns(['storeId', 'effectiveFrom']).doUpdateSet(eb => ({ zoneId: eb.ref('excluded.zoneId') })),
    )
    .execute()
}

type ZonePrice = { id: string; zoneId: string; effectiveFrom: Instant }

export async function insertZonePartPrice(
  ctx: Ctx,
  price: ZonePrice & { partId: string; priceFen: Fen },
): Promise<boolean> {
  const { id, zoneId, effectiveFrom, partId, priceFen } = price
  const made = await ctx.db
    .insertInto('zonePartPrices')
    .values({ id, zoneId, effectiveFrom, partId, priceFen })
    .onConflict(conflict => conflict.columns(['zoneId', 'partId', 'effectiveFrom']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function insertZoneRate(ctx: Ctx, rate: ZonePrice & { trade: string; rateFen: Fen }): Promise<boolean> {
  const { id, zoneId, effectiveFrom, trade, rateFen } = rate
  const made = await ctx.db
    .insertInto('zoneRates')
    .values({ id, zoneId, effectiveFrom, trade, rateFen })
    .onConflict(conflict => conflict.columns(['zoneId', 'trade', 'effectiveFrom']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Whether a zone has published what is asked for, now or for later: then no store of it sets its own. */
export async function zonePublishes(
  ctx: Ctx,
  zoneId: string,
  what: { partId: string } | { trade: string },
): Promise<boolean> {
  const { rows } =
    'partId' in what
      ? await sql`SELECT FROM zone_part_prices WHERE zone_id = ${zoneId} AND part_id = ${what.partId} LIMIT 1`.execute(
          ctx.db,
        )
      : await sql`SELECT FROM zone_rates WHERE zone_id = ${zoneId} AND trade = ${what.trade} LIMIT 1`.execute(ctx.db)
  return rows.length > 0
}
