import { addMinutes } from '#domain/kernel/time.ts'
import { assignedByCounter } from '#domain/processes/repair-orders/authorisation.ts'
import { assignSeveralTrades, passToWorkshop } from '#domain/processes/repair-orders/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { ensureFile } from '#server/processes/customers/files.ts'
import { requestSignedParts } from '#server/processes/stock/sync-order-parts.ts'
import { findOrder, linesOf, liveLines } from './queries.ts'
import { touchOrder } from './save-lines.ts'
import { orderAuthorised } from './signals.ts'

const PASS_MINUTES = 15

/** The customer agreed: every line is approved, the file is opened, and the order has to be passed on at once. */
export async function orderSigned(ctx: Ctx, orderId: string, channel: 'tablet' | 'link'): Promise<void> {
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  if (order.authorisation === 'signed') return
  await touchOrder(ctx, order, { authorisation: 'signed', signedAt: ctx.now })
  await ctx.db
    .updateTable('orderLines')
    .set(eb => ({ state: 'approved', approvedAt: ctx.now, agreedFen: eb('amountFen', '-', eb.ref('discountFen')) }))
    .where('orderId', '=', order.id)
    .where('addOnId', 'is', null)
    .where('state', '=', 'proposed')
    .execute()
  await ensureFile(ctx, { vehicleId: order.vehicleId, kind: 'repair' })
  const trades = liveLines(await linesOf(ctx, order.id)).map(line => line.trade)
  const duty = assignedByCounter(trades) ? passToWorkshop : assignSeveralTrades
  await openDuty(ctx, duty, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: assignedByCounter(trades) ? order.adviserId : null,
    params: { order: order.number ?? '' },
    dueAt: addMinutes(ctx.now, PASS_MINUTES),
  })
  ctx.record({
    event: 'order.signed',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { channel, number: order.number },
  })
  await requestSignedParts(ctx, order.id)
  await emit(ctx, orderAuthorised, { orderId: order.id, visitId: order.visitId })
}
