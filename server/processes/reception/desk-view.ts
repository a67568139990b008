import { dateOn } from '#domain/kernel/time.ts'
import { carLimit, loadState } from '#domain/processes/appointments/adviser-load.ts'
import { adviserCars } from '#domain/processes/appointments/policies.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { phrases, said } from '#domain/processes/reception/phrases.ts'
import { waitAlert } from '#domain/processes/reception/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { carsOfAdvisers } from '#server/processes/appointments/queries-load.ts'
import { findVehicleByPlate, vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { handoverOf } from './hand-over.ts'
import { isFirstMeeting, visitHere } from './queries.ts'
import { bookingsOf, carsInBays, servingByAdviser, workshopNow } from './queries-desk.ts'
import { visitsHere } from './queries-list.ts'

type Api = Handlers<typeof receptionContract>

export const readDesk: Api['desk'] = async ctx => {
  const [here, bookings, bays, advisers, workshop, waitLimitMinutes] = await Promise.all([
    visitsHere(ctx),
    bookingsOf(ctx, dateOn(ctx.now, ctx.store.zone)),
    baysNow(ctx),
    advisersNow(ctx),
    workshopNow(ctx),
    policy(ctx, waitAlert),
  ])
  const waiting = here.filter(row => row.contactedAt === null)
  const taken = here.filter(row => row.contactedAt !== null)
  return {
    bookings,
    waiting,
    mine: taken.filter(row => row.adviserId === ctx.actor.id),
    others: taken.filter(row => row.adviserId !== ctx.actor.id),
    ...{ bays, advisers, workshop, waitLimitMinutes },
  }
}

async function baysNow(ctx: Ctx) {
  const cars = new Map((await carsInBays(ctx)).map(car => [car.bayId, car]))
  return (await listResources(ctx, 'receptionBay')).map(({ id, name }) => {
    const car = cars.get(id)
    const visit = car ? { id: car.visitId, plate: car.plate, adviser: car.adviser, since: car.since } : null
    return { id, name, visit }
  })
}

/** RCV-27, APT-14: who is free, and how full each one's day is. */
async function advisersNow(ctx: Ctx) {
  const rule = await policy(ctx, adviserCars)
  const serving = await servingByAdviser(ctx)
  return (await carsOfAdvisers(ctx, dateOn(ctx.now, ctx.store.zone))).map(({ adviserId: id, name, cars }) => ({
    ...{ id, name, cars, limit: carLimit(rule, false), state: loadState(cars, rule) },
    serving: serving.get(id) ?? 0,
  }))
}

export const lookUp: Api['lookup'] = async (ctx, input) => {
  const found = await findVehicleByPlate(ctx, input.plate)
  const vehicle = found && (await vehicleForOrder(ctx, found.id))
  const here = await visitHere(ctx, { vehicleId: vehicle?.id ?? null, plate: input.plate })
  const bookings = vehicle ? await bookingsOf(ctx, dateOn(ctx.now, ctx.store.zone), vehicle.id) : []
  const handover = await handoverOf(ctx, {
    vehicleId: vehicle?.id ?? null,
    ownerId: vehicle?.owner?.id ?? null,
    adviserId: ctx.actor.id,
    visitId: here?.id ?? null,
    readAt: here?.handoverReadAt ?? null,
  })
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
    newCustomer: here?.newCustomer ?? (vehicle === undefined || (await isFirstMeeting(ctx, vehicle.id))),
    handover,
  }
}

/** RCV-30: the wording as it is said by this adviser, to this customer where one is known. */
export async function phrasesFor(ctx: Ctx, customer: string) {
  return said(await policy(ctx, phrases), { store: ctx.store.name, adviser: ctx.actor.name, customer })
}
