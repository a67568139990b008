import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { placeStock } from '#server/mechanisms/ledgers/bins.ts'
import { publishedPartPrices } from '#server/processes/catalogue/queries-published.ts'
import { zAtAndId } from './at-and-id.ts'
import { findJournal, findMovements, findStock, isPart } from './queries-stock.ts'

type Api = Handlers<typeof stockContract>

export const listStock: Api['list'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const rows = await findStock(ctx, {
    q: input.q,
    category: input.category,
    empty: input.empty ?? false,
    after: input.cursor === undefined ? undefined : decodeCursor(input.cursor, z.string()),
    limit: limit + 1,
  })
  const prices = await publishedPartPrices(
    ctx,
    rows.map(row => row.partId),
  )
  const costs = ctx.can('catalogue.costs')
  const priced = rows.map(row => ({
    ...row,
    costTotalFen: costs ? row.costTotalFen : null,
    priceFen: prices.get(row.partId) ?? 0,
  }))
  return {
    ...pageFrom(priced, limit, row => row.partNumber),
    can: { receive: ctx.can('parts.receive'), place: ctx.can('stock.place') },
  }
}

export const listMovements: Api['movements'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId)
  const rows = await findMovements(ctx, input.partId, before, limit + 1)
  const costs = ctx.can('catalogue.costs')
  const shown = rows.map(row => ({ ...row, costDeltaFen: costs ? row.costDeltaFen : null }))
  return pageFrom(shown, limit, ({ at, id }) => ({ at, id }))
}

export const listJournal: Api['journal'] = async (ctx, { partId, fromOn, toOn, cursor, limit: asked }) => {
  const limit = Number(asked ?? DEFAULT_PAGE)
  const after = cursor === undefined ? undefined : decodeCursor(cursor, zAtAndId)
  const { zone } = ctx.store
  const from = fromOn === undefined ? undefined : instantOf(fromOn, '00:00', zone)
  const before = toOn === undefined ? undefined : instantOf(addDaysOn(toOn, 1), '00:00', zone)
  const rows = await findJournal(ctx, { partId, from, before }, after, limit + 1)
  const costs = ctx.can('catalogue.costs')
  const shown = rows.map(row => ({ ...row, costDeltaFen: costs ? row.costDeltaFen : null }))
  return pageFrom(shown, limit, ({ at, id }) => ({ at, id }))
}

export const setBin: Api['place'] = async (ctx, input) => {
  found(await isPart(ctx, input.partId))
  const before = await placeStock(ctx, input.partId, input.bin)
  ctx.record({
    event: 'stock.placed',
    subject: { kind: 'part', id: input.partId },
    data: { changed: { bin: { from: before, to: input.bin } } },
  })
  return { partId: input.partId, bin: input.bin }
}
