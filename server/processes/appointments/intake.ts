import { dateOn } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { listOpenItems } from '#server/processes/customers/queries-open-items.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { deliveredOrders, noShowsInARow } from './queries-history.ts'
import { bookingsAhead } from './queries-lists.ts'

/** What is known of a returning car, so that the talk begins with it and nothing has to be asked twice. */
export const showIntake: Handlers<typeof appointmentsContract>['intake'] = async (ctx, input) => {
  const vehicle = await vehicleForOrder(ctx, input.vehicleId)
  const [last] = await deliveredOrders(ctx, vehicle.id, 1)
  const items = await listOpenItems(ctx, vehicle.id, { closedToo: false })
  const people = [...(vehicle.owner ? [{ ...vehicle.owner, role: 'owner' }] : []), ...vehicle.others]
  return {
    vehicleId: vehicle.id,
    plate: vehicle.name,
    car: vehicle.title,
    people: people.map(({ id, name, role, phoneMasked }) => ({ id, name, role, phoneMasked })),
    mileageKm: vehicle.mileageKm,
    mileageAt: vehicle.mileageAt,
    lastRepairOn: last ? dateOn(last.deliveredAt, ctx.store.zone) : null,
    lastRepairText: last ? [last.number, ...last.lines.map(line => line.name)].filter(Boolean).join(' ') : '',
    nextServiceOn: vehicle.nextServiceOn,
    nextServiceKm: vehicle.nextServiceKm,
    nextServiceContent: vehicle.nextServiceContent,
    openItems: items.map(({ id, kind, text, safety }) => ({ id, kind, text, safety })),
    noShows: await noShowsInARow(ctx, vehicle.id),
    booked: (await bookingsAhead(ctx, vehicle.id, ctx.now)).map(({ id, number, bookedAt, state }) => ({
      id,
      number,
      bookedAt,
      state,
    })),
  }
}
