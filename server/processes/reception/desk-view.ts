import { dateOn } from '#domain/kernel/time.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findVehicleByPlate, vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { visitHere } from './queries.ts'
import { bookingsOf } from './queries-desk.ts'
import { visitsHere } from './queries-list.ts'

type Api = Handlers<typeof receptionContract>

export const readDesk: Api['desk'] = async ctx => {
  const [here, bookings] = await Promise.all([visitsHere(ctx), bookingsOf(ctx, dateOn(ctx.now, ctx.store.zone))])
  const waiting = here.filter(row => row.contactedAt === null)
  const taken = here.filter(row => row.contactedAt !== null)
  return {
    bookings,
    waiting,
    mine: taken.filter(row => row.adviserId === ctx.actor.id),
    others: taken.filter(row => row.adviserId !== ctx.actor.id),
  }
}

export const lookUp: Api['lookup'] = async (ctx, input) => {
  const found = await findVehicleByPlate(ctx, input.plate)
  const vehicle = found && (await vehicleForOrder(ctx, found.id))
  const here = await visitHere(ctx, { vehicleId: vehicle?.id ?? null, plate: input.plate })
  const bookings = vehicle ? await bookingsOf(ctx, dateOn(ctx.now, ctx.store.zone), vehicle.id) : []
  return {
    plate: input.plate,
    vehicle: vehicle
      ? {
          id: vehicle.id,
          title: vehicle.title,
          vin: vehicle.vin,
          mileageKm: vehicle.mileageKm,
          kmPerMonth: vehicle.kmPerMonth,
        }
      : null,
    people: vehicle
      ? [...(vehicle.owner ? [{ ...vehicle.owner, role: 'owner' as const }] : []), ...vehicle.others].map(person => ({
          id: person.id,
          name: person.name,
          role: person.role,
          phoneMasked: person.phoneMasked,
        }))
      : [],
    booking: bookings[0] ?? null,
    visitId: here?.id ?? null,
  }
}
