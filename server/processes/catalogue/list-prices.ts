import { z } from 'zod'
import { hoursAmountFen } from '#domain/kernel/money.ts'
import { formatHours } from '#domain/kernel/quantity.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import type { PriceListRow } from '#domain/processes/catalogue/shapes.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers, PublicHandler } from '#server/kernel/requests/router.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { findOperations } from './queries-operations.ts'
import { findParts } from './queries-parts.ts'
import { pricedSince, ratesInForce, storeOnBoard } from './queries-prices.ts'
import { type Terms, termsOf } from './queries-terms.ts'

type Contract = typeof catalogueContract

const zAfter = z.object({ section: z.int(), code: z.string() })

export const listPrices: Handlers<Contract>['prices'] = async (ctx, input) => ({
  ...(await page(ctx, { ...input, at: input.at ?? ctx.now, limit: Number(input.limit ?? DEFAULT_PAGE) })),
  can: { set: ctx.can('price.set') },
})

/** The board anyone may read: whoever asks has no session, so the store comes by its code. */
export function listPublicPrices(services: Services): PublicHandler<Contract['publicPrices']> {
  return async (_incoming, input) => {
    const stores = await listStores(services)
    const store = found(stores.find(each => each.code === input.storeCode))
    const now = await services.clock.now(services.db)
    return asSystem(services, store, now, async ctx => {
      const about = await storeOnBoard(ctx)
      return { ...(await page(ctx, { ...input, at: now, limit: DEFAULT_PAGE })), store: about, asOf: now }
    })
  }
}

type Question = {
  q?: string | null | undefined
  kind?: PriceListRow['kind'] | undefined
  cursor?: string | undefined
  at: string
  limit: number
}

type Slice = { terms: Terms | undefined; after: string | undefined; limit: number }

/** The board in its order: hourly rates, then labour at those rates, then parts. */
const sections: { kind: PriceListRow['kind']; read(ctx: Ctx, slice: Slice): Promise<PriceListRow[]> }[] = [
  { kind: 'rate', read: rateRows },
  { kind: 'labour', read: labourRows },
  { kind: 'part', read: partPriceRows },
]

async function page(ctx: Ctx, { q, kind, cursor, at, limit }: Question) {
  const terms = termsOf(q)
  const asOf = { ...ctx, now: at }
  const start = cursor === undefined || terms ? undefined : decodeCursor(cursor, zAfter)
  const rows: PriceListRow[] = []
  for (const [index, section] of sections.entries()) {
    if ((kind !== undefined && kind !== section.kind) || index < (start?.section ?? 0)) continue
    const after = index === start?.section ? start.code : undefined
    // One more than the page shows, so that the last page knows it is the last.
    const missing = limit + 1 - rows.length
    if (missing > 0) rows.push(...(await section.read(asOf, { terms, after, limit: missing })))
  }
  if (terms) return { rows: rows.slice(0, limit), nextCursor: null }
  return pageFrom(rows, limit, row => ({ section: sections.findIndex(each => each.kind === row.kind), code: row.code }))
}

async function rateRows(ctx: Ctx, { terms, after }: Slice): Promise<PriceListRow[]> {
  const rates = terms || after !== undefined ? [] : await ratesInForce(ctx)
  return rates.map(({ trade, rateFen, effectiveFrom }) => ({
    kind: 'rate',
    id: trade,
    code: trade,
    name: trade,
    detail: '',
    unit: '工时',
    priceFen: rateFen,
    effectiveFrom,
  }))
}

async function labourRows(ctx: Ctx, slice: Slice): Promise<PriceListRow[]> {
  const rates = new Map((await ratesInForce(ctx)).map(rate => [rate.trade, rate]))
  const any = { power: undefined, system: undefined, trade: undefined }
  return (await findOperations(ctx, { ...slice, ...any })).map(({ id, code, name, trade, hoursCenti }) => ({
    kind: 'labour',
    id,
    code,
    name,
    detail: formatHours(hoursCenti),
    unit: '次',
    priceFen: hoursAmountFen(rates.get(trade)?.rateFen ?? 0, hoursCenti),
    effectiveFrom: rates.get(trade)?.effectiveFrom ?? null,
  }))
}

async function partPriceRows(ctx: Ctx, slice: Slice): Promise<PriceListRow[]> {
  const any = { vehicle: undefined, category: undefined, inStock: false, anyFit: true }
  const parts = await findParts(ctx, { ...slice, ...any })
  const since = await pricedSince(
    ctx,
    parts.map(part => part.id),
  )
  return parts.map(({ id, number, name, grade, unit, priceFen }) => ({
    kind: 'part',
    id,
    code: number,
    name,
    detail: grade,
    unit,
    priceFen,
    effectiveFrom: since.get(id) ?? null,
  }))
}
