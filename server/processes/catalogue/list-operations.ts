import { z } from 'zod'
import { hoursAmountFen } from '#domain/kernel/money.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { zWorkSteps } from '#domain/processes/catalogue/work-steps.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findOperations, kindsInUse, operationRow } from './queries-operations.ts'
import { vehicleForFitment } from './queries-parts.ts'
import { publishedRates } from './queries-published.ts'
import { termsOf } from './queries-terms.ts'

type Api = Handlers<typeof catalogueContract>

export const listOperations: Api['operations'] = async (ctx, input) => {
  const terms = termsOf(input.q)
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const vehicle = input.vehicleId === undefined ? undefined : found(await vehicleForFitment(ctx, input.vehicleId))
  const rows = await findOperations(ctx, {
    terms,
    power: vehicle?.power,
    system: input.system ?? undefined,
    trade: input.trade ?? undefined,
    after: terms || input.cursor === undefined ? undefined : decodeCursor(input.cursor, z.string()),
    limit: terms ? limit : limit + 1,
  })
  const rates = await publishedRates(ctx)
  const priced = rows.map(row => withPrice(row, rates))
  return terms ? { rows: priced, nextCursor: null } : pageFrom(priced, limit, row => row.code)
}

export const showOperation: Api['operation'] = async (ctx, input) => {
  const row = found(await operationRow(ctx, input.id))
  return {
    ...withPrice(row, await publishedRates(ctx)),
    steps: zWorkSteps.parse(row.steps),
    tools: row.tools,
    can: { edit: ctx.can('catalogue.editLabour') },
  }
}

export const listKinds: Api['kinds'] = ctx => kindsInUse(ctx)

function withPrice<Row extends { trade: string; hoursCenti: number }>(row: Row, rates: ReadonlyMap<string, number>) {
  const rateFen = rates.get(row.trade) ?? 0
  return { ...row, rateFen, amountFen: hoursAmountFen(rateFen, row.hoursCenti) }
}
