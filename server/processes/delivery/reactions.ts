import { addMinutes, minutesBetween } from '#domain/kernel/time.ts'
import { callPickupAgain, takeOverFromWorkshop } from '#domain/processes/delivery/duties.ts'
import { pickupGoal } from '#domain/processes/delivery/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { emit, on, type Reaction } from '#server/kernel/signals.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { gateOpened } from '../gate/signals.ts'
import { orderPassed } from '../quality/signals.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { findOrder } from '../repair-orders/queries.ts'
import { orderAuthorised, promiseMoved } from '../repair-orders/signals.ts'
import { moveNoticeDuty, openNoticeDuty } from './notice-duty.ts'
import { type DeliveryRow, lockDelivery, saveDelivery } from './queries.ts'
import { customerSteps } from './queries-month.ts'
import { orderLeft } from './signals.ts'

const TAKE_OVER_MINUTES = 20

export const deliveryReactions: readonly Reaction[] = [
  on(orderAuthorised, (ctx, { orderId }) => openNoticeDuty(ctx, orderId)),
  on(promiseMoved, (ctx, { orderId }) => agreedAnew(ctx, orderId)),
  on(orderPassed, (ctx, { orderId }) => askTakeOver(ctx, orderId)),
  on(gateOpened, async (ctx, { orderId }) => {
    if (orderId !== null) await leave(ctx, orderId)
  }),
]

/** Who agreed to a new time was reached, and is called no more for the old one. */
async function agreedAnew(ctx: Ctx, orderId: string): Promise<void> {
  await moveNoticeDuty(ctx, found(await findOrder(ctx, orderId)))
  await closeDuty(ctx, callPickupAgain, orderId)
}

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
  const delivery = await lockDelivery(ctx, order.id)
  const pickup = delivery ? await measurePickup(ctx, delivery) : {}
  if (delivery) await saveDelivery(ctx, order.id, { leftAt: ctx.now, ...pickup })
  ctx.record({ event: 'delivery.left', subject: { kind: 'order', id: order.id }, threadId: order.id, data: pickup })
  await emit(ctx, orderLeft, { orderId: order.id, visitId: order.visitId, vehicleId: order.vehicleId })
}

/** DLV-17: from the customer at the counter to the car through the gate, and what the store aimed at on that day. */
async function measurePickup(ctx: Ctx, { orderId, pickupStartedAt }: DeliveryRow) {
  if (pickupStartedAt === null) return {}
  return {
    pickupMinutes: minutesBetween(pickupStartedAt, ctx.now),
    pickupGoalMinutes: await policy(ctx, pickupGoal),
    customerSteps: await customerSteps(ctx, orderId, pickupStartedAt),
  }
}
