import { type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { partDetails } from './queries-parts.ts'
import { insertPartPrice, insertRate } from './queries-prices.ts'
import { publishedPartPrices, publishedRates } from './queries-published.ts'

type Api = Handlers<typeof catalogueContract>

/** A published price is never changed: a new one begins, and the old one stays for what was agreed under it. */
export const setPartPrice: Api['setPartPrice'] = async (ctx, input) => {
  const part = found(await partDetails(ctx, input.id))
  const effectiveFrom = beginning(ctx, input.effectiveFrom)
  const before = (await publishedPartPrices(ctx, [part.id], effectiveFrom)).get(part.id) ?? part.priceFen
  const made = await insertPartPrice(ctx, {
    id: input.priceId,
    partId: part.id,
    priceFen: input.priceFen,
    effectiveFrom,
  })
  if (!made) throw refuse(catalogueRefusals.priceThen)
  ctx.record({
    event: 'part.priced',
    subject: { kind: 'part', id: part.id },
    data: { effectiveFrom, changed: { priceFen: { from: before, to: input.priceFen } } },
    reason: input.reason,
  })
  return { id: input.priceId, effectiveFrom }
}

export const setRate: Api['setRate'] = async (ctx, input) => {
  const effectiveFrom = beginning(ctx, input.effectiveFrom)
  const before = (await publishedRates(ctx, effectiveFrom)).get(input.trade) ?? null
  const made = await insertRate(ctx, { id: input.id, trade: input.trade, rateFen: input.rateFen, effectiveFrom })
  if (!made) throw refuse(catalogueRefusals.priceThen)
  ctx.record({
    event: 'rate.published',
    subject: { kind: 'labourRate', id: input.id },
    data: { trade: input.trade, effectiveFrom, changed: { rateFen: { from: before, to: input.rateFen } } },
    reason: input.reason,
  })
  return { id: input.id, effectiveFrom }
}

function beginning(ctx: Ctx, wanted: Instant | undefined): Instant {
  if (wanted !== undefined && wanted < ctx.now) throw refuse(catalogueRefusals.pricePast)
  return wanted === undefined ? ctx.now : maxInstant(wanted, ctx.now)
}
