import { maxInstant } from '#domain/kernel/time.ts'
import { noticePickup } from '#domain/processes/delivery/duties.ts'
import { noticeDueAt } from '#domain/processes/delivery/notice-rule.ts'
import { pickupNotice } from '#domain/processes/delivery/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { moveDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder, findVisit, type OrderRecord } from '../repair-orders/queries.ts'

/** When the customer has to be told at the latest that the car is ready, or that it will not be. */
export async function noticeDueFor(ctx: Ctx, order: OrderRecord): Promise<string | null> {
  if (order.promisedAt === null) return null
  const visit = found(await findVisit(ctx, order.visitId))
  return noticeDueAt(await policy(ctx, pickupNotice), visit.arrivedAt, order.promisedAt)
}

/** Opened with the signature, so that a car that is not ready is noticed as well (DLV-06). */
export async function openNoticeDuty(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  const dueAt = await noticeDueFor(ctx, order)
  if (dueAt === null) return
  await openDuty(ctx, noticePickup, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    dueAt: maxInstant(dueAt, ctx.now),
  })
}

/** A new promise, or a delay the customer was told of, moves the moment at which they have to be told next. */
export async function moveNoticeDuty(ctx: Ctx, order: OrderRecord): Promise<void> {
  const dueAt = await noticeDueFor(ctx, order)
  if (dueAt !== null) await moveDuty(ctx, noticePickup, order.id, { dueAt: maxInstant(dueAt, ctx.now) })
}
