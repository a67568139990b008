import { formatQty } from '#domain/kernel/quantity.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { subjectOf } from './order-head.ts'
import type { OrderHead } from './queries-orders.ts'
import { type LockedRequest, partTitle } from './queries-requests.ts'

/** The parts clerk hears of what is to be fetched; the counter's screen shows it anyway. */
export async function tellCounter(ctx: Ctx, order: OrderHead, requests: readonly LockedRequest[]): Promise<void> {
  if (requests.length === 0) return
  const parts = requests.map(request => `${partTitle(request)} × ${formatQty(request.wantedMilli)}`).join('、')
  const subject = subjectOf(order.id)
  await notify(ctx, { to: { role: 'R-PARTS' }, kind: 'stock.requested', subject, params: { order: order.name, parts } })
  for (const request of requests) {
    ctx.record({
      event: 'parts.requested',
      subject: { kind: 'partRequest', id: request.id },
      threadId: order.id,
      data: { part: partTitle(request), qtyMilli: request.wantedMilli },
    })
  }
}
