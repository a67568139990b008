import type { settlementContract } from '#domain/processes/settlement/contract.ts'
import { settlementRefusals } from '#domain/processes/settlement/refusals.ts'
import { netFen, noSplit, sharesOf } from '#domain/processes/settlement/shares.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { findStatement } from './queries.ts'
import { saveSplit, splitOf, statementLinesOf, withCost } from './queries-shares.ts'

type Api = Handlers<typeof settlementContract>

/** SET-09: how the bill would fall if it were totalled now. */
export const readSplit: Api['split'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const split = await splitOf(ctx, order.id)
  const bills = sharesOf(await withCost(ctx, liveLines(await linesOf(ctx, order.id))), split ?? noSplit)
  return {
    id: order.id,
    insurerPpm: split?.insurerPpm ?? 0,
    insurerName: split?.insurerName ?? '',
    insurerClaim: split?.insurerClaim ?? '',
    makerPpm: split?.makerPpm ?? 0,
    makerName: split?.makerName ?? '',
    makerClaim: split?.makerClaim ?? '',
    version: split?.version ?? 0,
    payers: payers.flatMap(payer => (bills[payer] ? [{ payer, amountFen: netFen(bills[payer]) }] : [])),
    can: { split: order.money === 'open' && ctx.can('settlement.split') },
  }
}

const payers = ['customer', 'insurer', 'maker', 'internal', 'rework'] as const

/** A share stands until the bill is made; after that the total has to be withdrawn first. */
export const splitOrder: Api['setSplit'] = async (ctx, { id, version, ...shares }) => {
  const order = found(await findOrder(ctx, id, { lock: true }))
  if (order.money !== 'open') throw refuse(settlementRefusals.totalled)
  if (shares.insurerPpm + shares.makerPpm > 1_000_000) throw refuse(settlementRefusals.sharesTooMuch)
  const nameless = (ppm: number, name: string) => ppm > 0 && name === ''
  if (nameless(shares.insurerPpm, shares.insurerName) || nameless(shares.makerPpm, shares.makerName))
    throw refuse(settlementRefusals.payerUnnamed)
  const before = await splitOf(ctx, id)
  if (before) await checkVersion(ctx, { ...before, id }, version)
  const next = { ...shares, setBy: staffId(ctx), setAt: ctx.now, version: (before?.version ?? 0) + 1 }
  await saveSplit(ctx, { orderId: id, storeId: ctx.store.id, ...next })
  ctx.record({
    event: 'order.split',
    subject: { kind: 'order', id },
    threadId: id,
    data: before ? { changed: changes(before, shares) } : { ...shares },
  })
  return { id, version: next.version }
}

/** SET-10: what was earned by a bill, for those who lead the house. */
export const readMargin: Api['margin'] = async (ctx, input) => {
  const statement = found(await findStatement(ctx, input.id))
  const lines = (await statementLinesOf(ctx, statement.id)).map(line => ({
    id: line.id,
    kind: line.kind,
    name: line.name,
    revenueFen: line.amountFen - line.discountFen,
    costFen: line.costFen,
  }))
  return {
    id: statement.id,
    revenueFen: statement.totalFen,
    costFen: statement.costFen,
    marginFen: statement.totalFen - statement.costFen,
    lines,
  }
}
