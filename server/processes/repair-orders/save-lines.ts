import { mayEditLines, orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { LineInput, repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { totalsOf } from '#domain/processes/repair-orders/pricing.ts'
import { orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { axesOf } from './axes.ts'
import { plannedMinutesOf } from './present-order.ts'
import { priceLines } from './price-lines.ts'
import { findOrder, linesOf, liveLines, type OrderRecord } from './queries.ts'
import { keepAllowedPrices } from './queries-prices.ts'
import { freeRework } from './rework-orders.ts'
import { withdrawSignature } from './withdraw-signature.ts'

/** Replaces the lines of an order that the workshop does not have yet. */
export const saveLines: Handlers<typeof repairOrdersContract>['saveLines'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  const axes = await axesOf(ctx, order)
  ruled(mayEditLines(axes, orderLabel(axes)))
  const before = await linesOf(ctx, order.id)
  // What belongs to an add-on has its own price and answer; only the order's own lines are replaced.
  await ctx.db.deleteFrom('orderLines').where('orderId', '=', order.id).where('addOnId', 'is', null).execute()
  await insertLines(ctx, order.id, input.lines)
  await keepAllowedPrices(ctx, order.id, before)
  await withdrawSignature(ctx, order, '项目变更')
  const after = await linesOf(ctx, order.id)
  const version = await touchOrder(ctx, order, { plannedMinutes: plannedMinutesOf(after) })
  const totals = totalsOf(liveLines(after))
  ctx.record({
    event: 'order.linesChanged',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { changed: { lines: { from: brief(before), to: brief(after) } }, totalFen: totals.totalFen },
  })
  return { id: order.id, version, totals }
}

/** Prices and writes lines; planned minutes follow. */
export async function insertLines(
  ctx: Ctx,
  orderId: string,
  lines: readonly LineInput[],
  addOnId: string | null = null,
  offset = 0,
): Promise<void> {
  const priced = await priceLines(ctx, lines)
  for (const line of priced) {
    if ((line.unitPriceFen !== line.publishedPriceFen || line.discountFen > 0) && line.deviationReason === '') {
      throw refuse(orderRefusals.deviationReason, { name: line.name })
    }
  }
  if (priced.length === 0) return
  const rows = priced.map(line => ({
    ...line,
    storeId: ctx.store.id,
    orderId,
    addOnId,
    position: line.position + offset,
  }))
  await ctx.db.insertInto('orderLines').values(rows).execute()
  await freeRework(ctx, orderId)
  const all = await linesOf(ctx, orderId)
  await ctx.db
    .updateTable('repairOrders')
    .set({ plannedMinutes: plannedMinutesOf(all) })
    .where('id', '=', orderId)
    .execute()
}

/** Writes columns of the head and counts the version up. */
export async function touchOrder(
  ctx: Ctx,
  order: OrderRecord,
  columns: Partial<
    Pick<
      OrderRecord,
      | 'plannedMinutes'
      | 'promisedAt'
      | 'firstPromisedAt'
      | 'authorisation'
      | 'signedAt'
      | 'number'
      | 'team'
      | 'kind'
      | 'description'
      | 'wishes'
      | 'namedTechnicianId'
      | 'adviserId'
      | 'cancelledAt'
      | 'cancelReason'
      | 'guaranteeNote'
      | 'originalOrderId'
      | 'reworkCause'
      | 'reworkStep'
    >
  >,
): Promise<number> {
  const row = await ctx.db
    .updateTable('repairOrders')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', order.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

function brief(
  lines: readonly { name: string; qtyMilli: number; amountFen: number; discountFen: number; payer: string }[],
) {
  return lines.map(({ name, qtyMilli, amountFen, discountFen, payer }) => ({
    name,
    qtyMilli,
    amountFen,
    discountFen,
    payer,
  }))
}
