import { addMonthsOn, instantOf } from '#domain/kernel/time.ts'
import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { punctualityOf, shareKept } from '#domain/processes/delivery/punctuality.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { ordersDelivered } from './queries-month.ts'

/** DLV-20, DLV-17: the figures of a month and every order they are counted from. */
export const readPunctuality: Handlers<typeof deliveryContract>['punctuality'] = async (ctx, input) => {
  const first = `${input.month}-01`
  const span = {
    from: instantOf(first, '00:00', ctx.store.zone),
    to: instantOf(addMonthsOn(first, 1), '00:00', ctx.store.zone),
  }
  const orders = (await ordersDelivered(ctx, span)).map(order => ({
    ...order,
    ...punctualityOf({ first: order.firstPromisedAt, agreed: order.promisedAt, actual: order.deliveredAt }),
  }))
  const inGoal = orders.map(({ pickupMinutes, pickupGoalMinutes }) =>
    pickupMinutes === null || pickupGoalMinutes === null ? null : pickupMinutes <= pickupGoalMinutes,
  )
  return {
    vsFirst: shareKept(orders.map(order => order.vsFirst)),
    vsAgreed: shareKept(orders.map(order => order.vsAgreed)),
    pickups: shareKept(inGoal),
    orders,
  }
}
