import { addMinutes } from '#domain/kernel/time.ts'
import { takeOverFromWorkshop } from '#domain/processes/delivery/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { emit, on, type Reaction } from '#server/kernel/signals.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { gateOpened } from '../gate/signals.ts'
import { orderPassed } from '../quality/signals.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { orderAuthorised, promiseMoved } from '../repair-orders/signals.ts'
import { moveNoticeDuty, openNoticeDuty } from './notice-duty.ts'
import { lockDelivery, saveDelivery } from './queries.ts'
import { orderLeft } from './signals.ts'

const TAKE_OVER_MINUTES = 20

export const deliveryReactions: readonly Reaction[] = [
  on(orderAuthorised, (ctx, { orderId }) => openNoticeDuty(ctx, orderId)),
  on(promiseMoved, (ctx, { orderId }) => moveNoticeDuty(ctx, orderId)),
  on(orderPassed, (ctx, { orderId }) => askTakeOver(ctx, orderId)),
  on(gateOpened, async (ctx, { orderId }) => {
    if (orderId !== null) await leave(ctx, orderId)
  }),
]

async function askTakeOver(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  await openDuty(ctx, takeOverFromWorkshop, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    dueAt: addMinutes(ctx.now, TAKE_OVER_MINUTES),
  })
}

async function leave(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId, { lock: true }))
  if (order.delivery !== 'delivered') return
  await setDelivery(ctx, order, 'gone')
  if (await lockDelivery(ctx, order.id)) await saveDelivery(ctx, order.id, { leftAt: ctx.now })
  ctx.record({ event: 'delivery.left', subject: { kind: 'order', id: order.id }, threadId: order.id })
  await emit(ctx, orderLeft, { orderId: order.id, visitId: order.visitId, vehicleId: order.vehicleId })
}
