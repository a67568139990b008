import { dateOn, instantOf } from '#domain/kernel/time.ts'
import { serviceDueMessage } from '#domain/processes/delivery/messages.ts'
import { serviceReminder } from '#domain/processes/delivery/policies.ts'
import { type NextService, reminderOn } from '#domain/processes/delivery/service-reminder.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { cancelTimers, schedule, type Timer } from '#server/kernel/timers.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, findVisit, type OrderRecord } from '../repair-orders/queries.ts'
import { findDelivery, kmPerMonthOf, SERVICE_DUE, stillDue } from './queries.ts'

/** DLV-11: what was told about the next service comes back to the customer in time. */
export async function planReminder(ctx: Ctx, order: OrderRecord, next: Pick<NextService, 'nextOn' | 'nextKm'>) {
  const visit = found(await findVisit(ctx, order.visitId))
  const kmPerMonth = await kmPerMonthOf(ctx, order.vehicleId)
  const { zone } = ctx.store
  const state = { ...next, mileageKm: visit.mileageKm, kmPerMonth }
  const on = reminderOn(dateOn(ctx.now, zone), state, await policy(ctx, serviceReminder))
  await cancelTimers(ctx, order.id, SERVICE_DUE)
  await schedule(ctx, SERVICE_DUE, order.id, instantOf(on, '09:00', zone))
}

/** Who came again, was planned anew or has a booking meanwhile is not reminded of what is past. */
export const serviceDueTimer: Timer = {
  kind: SERVICE_DUE,
  run: async (ctx, orderId) => {
    const order = await findOrder(ctx, orderId)
    const delivery = await findDelivery(ctx, orderId)
    if (!order || !delivery?.nextOn || !(await stillDue(ctx, order.id))) return
    const { senderId, ownerId, plate } = await partiesOfOrder(ctx, order)
    const personId = ownerId ?? senderId
    if (personId === null) return
    const byKm = delivery.nextKm === null ? '' : `或 ${delivery.nextKm} km`
    await sendMessage(ctx, serviceDueMessage, {
      personId,
      subject: { kind: 'vehicle', id: order.vehicleId },
      threadId: order.id,
      params: { plate, content: delivery.nextContent, on: delivery.nextOn, byKm },
    })
  },
}
