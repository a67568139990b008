import { type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { partDetails } from './queries-parts.ts'
import { insertPartPrice, insertRate } from './queries-prices.ts'
import { publishedPartPrices, publishedRates } from './queries-published.ts'
import { insertZonePartPrice, insertZoneRate, lockZone, zoneOfStore, zonePublishes } from './queries-zones.ts'

type Api = Handlers<typeof catalogueContract>

/** A published price is never changed: a new one begins, and the old one stays for what was agreed under it. */
export const setPartPrice: Api['setPartPrice'] = async (ctx, input) => {
  const part = found(await partDetails(ctx, input.id))
  const effectiveFrom = beginning(ctx, input.effectiveFrom)
  const before = (await publishedPartPrices(ctx, [part.id], effectiveFrom)).get(part.id) ?? part.priceFen
  const { zoneId } = input
  await mayPublish(ctx, zoneId, { partId: part.id })
  const price = { id: input.priceId, partId: part.id, priceFen: input.priceFen, effectiveFrom }
  const made =
    zoneId === null ? await insertPartPrice(ctx, price) : await insertZonePartPrice(ctx, { ...price, zoneId })
  if (!made) throw refuse(catalogueRefusals.priceThen)
  ctx.record({
    event: 'part.priced',
    subject: { kind: 'part', id: part.id },
    data: { zoneId, effectiveFrom, changed: { priceFen: { from: before, to: input.priceFen } } },
    reason: input.reason,
  })
  return { id: input.priceId, effectiveFrom }
}

export const setRate: Api['setRate'] = async (ctx, input) => {
  const effectiveFrom = beginning(ctx, input.effectiveFrom)
  const before = (await publishedRates(ctx, effectiveFrom)).get(input.trade) ?? null
  const { zoneId } = input
  await mayPublish(ctx, zoneId, { trade: input.trade })
  const rate = { id: input.id, trade: input.trade, rateFen: input.rateFen, effectiveFrom }
  const made = zoneId === null ? await insertRate(ctx, rate) : await insertZoneRate(ctx, { ...rate, zoneId })
  if (!made) throw refuse(catalogueRefusals.priceThen)
  ctx.record({
    event: 'rate.published',
    subject: { kind: 'labourRate', id: input.id },
    data: { zoneId, trade: input.trade, effectiveFrom, changed: { rateFen: { from: before, to: input.rateFen } } },
    reason: input.reason,
  })
  return { id: input.id, effectiveFrom }
}

/** EST-09: prices are the same in a whole region; what the zone publishes no store of it sets for itself. */
async function mayPublish(
  ctx: Ctx,
  zoneId: string | null,
  what: { partId: string } | { trade: string },
): Promise<void> {
  if (zoneId !== null) {
    if (!ctx.can('price.zones')) throw refuse(catalogueRefusals.zoneOnly)
    found(await lockZone(ctx, zoneId))
    return
  }
  const zone = await zoneOfStore(ctx)
  if (zone && (await zonePublishes(ctx, zone.id, what))) throw refuse(catalogueRefusals.ofZone, { zone: zone.name })
}

function beginning(ctx: Ctx, wanted: Instant | undefined): Instant {
  if (wanted !== undefined && wanted < ctx.now) throw refuse(catalogueRefusals.pricePast)
  return wanted === undefined ? ctx.now : maxInstant(wanted, ctx.now)
}
