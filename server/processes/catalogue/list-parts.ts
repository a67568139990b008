import { z } from 'zod'
import { costShareFen } from '#domain/mechanisms/ledgers/stock-rule.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { fitOf } from '#domain/processes/catalogue/fitment.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { availability } from '#server/mechanisms/ledgers/stock.ts'
import {
  aliasesOf,
  alternativesOf,
  findParts,
  fitmentsOf,
  partDetails,
  partRows,
  vehicleForFitment,
} from './queries-parts.ts'
import { pricesOf } from './queries-prices.ts'
import { termsOf } from './queries-terms.ts'

type Api = Handlers<typeof catalogueContract>

export const listParts: Api['parts'] = async (ctx, input) => {
  const terms = termsOf(input.q)
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const rows = await findParts(ctx, {
    terms,
    vehicle: await vehicleOf(ctx, input.vehicleId),
    category: input.category ?? undefined,
    inStock: input.inStock ?? false,
    anyFit: input.anyFit ?? false,
    after: terms || input.cursor === undefined ? undefined : decodeCursor(input.cursor, z.string()),
    // A search answers with its best; only browsing turns pages.
    limit: terms ? limit : limit + 1,
  })
  return terms ? { rows, nextCursor: null } : pageFrom(rows, limit, row => row.number)
}

export const showPart: Api['part'] = async (ctx, input) => {
  const part = found(await partDetails(ctx, input.id))
  const vehicle = await vehicleOf(ctx, input.vehicleId)
  const fitments = await fitmentsOf(ctx, part.id)
  const others = await alternativesOf(ctx, part)
  const [row, ...alternatives] = [
    ...(await partRows(ctx, [part.id])),
    ...(await partRows(
      ctx,
      others.map(other => other.id),
      vehicle,
    )),
  ]
  return {
    ...found(row),
    fit: vehicle ? fitOf(fitments, vehicle) : null,
    aliases: await aliasesOf(ctx, part.id),
    fitments,
    alternatives: alternatives.map(each => ({
      ...each,
      relation: others.find(other => other.id === each.id)?.relation ?? 'otherGrade',
    })),
    prices: await pricesOf(ctx, part.id),
    groupPriceFen: part.priceFen,
    averageCostFen: ctx.can('catalogue.costs') ? await averageCost(ctx, part.id, part.costFen) : null,
    version: part.version,
    can: { edit: ctx.can('catalogue.editParts'), setPrice: ctx.can('price.set') },
  }
}

async function vehicleOf(ctx: Ctx, vehicleId: string | undefined) {
  return vehicleId === undefined ? undefined : found(await vehicleForFitment(ctx, vehicleId))
}

/** What one unit on the shelf cost; with nothing on the shelf what the group last paid. */
async function averageCost(ctx: Ctx, partId: string, listCostFen: number): Promise<number> {
  const [level] = await availability(ctx, [partId])
  if (!level || level.onHandMilli < 1000) return listCostFen
  return costShareFen(level.costTotalFen, level.onHandMilli, 1000)
}
