import type { deliveryContract } from '#domain/processes/delivery/contract.ts'
import { deliveryRefusals } from '#domain/processes/delivery/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { carState } from './customer-view.ts'
import { deliveryFor } from './prepare.ts'
import { saveDelivery } from './queries.ts'

/** DLV-19: the customer read what is open on the car and how its settings stand; what was shown is kept with it. */
export const confirmState: Handlers<typeof deliveryContract>['confirmState'] = async (ctx, input) => {
  const { order, delivery } = await deliveryFor(ctx, input)
  if (order.delivery !== 'accepting') throw refuse(deliveryRefusals.notAccepting)
  const { settings, points } = await carState(ctx, order, delivery)
  const version = await saveDelivery(ctx, order.id, {
    stateConfirmedAt: ctx.now,
    stateConfirmedBy: input.confirmedBy,
  })
  ctx.record({
    event: 'delivery.stateConfirmed',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { settings, points: points.map(point => point.text) },
  })
  return { id: order.id, version }
}
