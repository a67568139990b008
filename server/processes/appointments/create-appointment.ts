import { dateOn } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { initiativeOf } from '#domain/processes/appointments/kinds.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { insertBooking } from './queries.ts'
import { deliveredOrders } from './queries-history.ts'

/** Begins a booking with what is known of a returning car, so that nothing is asked twice. */
export const createAppointment: Handlers<typeof appointmentsContract>['create'] = async (ctx, input) => {
  const known = input.vehicleId === null ? undefined : await knownOf(ctx, input.vehicleId)
  await insertBooking(ctx, {
    id: input.id,
    storeId: ctx.store.id,
    kind: input.kind,
    channel: input.channel,
    vehicleId: input.vehicleId,
    personId: input.personId ?? known?.ownerId ?? null,
    lastRepairOn: known?.lastRepairOn ?? null,
    adviserId: ctx.actor.roles.includes('R-SA') ? staffId(ctx) : null,
    createdAt: ctx.now,
    createdBy: staffId(ctx),
  })
  ctx.record({
    event: 'appointment.created',
    subject: { kind: 'appointment', id: input.id },
    threadId: input.id,
    data: {
      kind: input.kind,
      channel: input.channel,
      initiative: initiativeOf(input.kind),
      vehicleId: input.vehicleId,
    },
  })
  return { id: input.id, version: 1 }
}

async function knownOf(ctx: Ctx, vehicleId: string) {
  const vehicle = await vehicleForOrder(ctx, vehicleId)
  const [last] = await deliveredOrders(ctx, vehicleId, 1)
  return {
    ownerId: vehicle.owner?.id ?? vehicle.others[0]?.id ?? null,
    lastRepairOn: last ? dateOn(last.deliveredAt, ctx.store.zone) : null,
  }
}
