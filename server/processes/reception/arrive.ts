import { normalisePlate } from '#domain/kernel/plate.ts'
import { addMinutes, formatLocal, type Instant } from '#domain/kernel/time.ts'
import { contactVisitor } from '#domain/processes/reception/duties.ts'
import { waitAlert } from '#domain/processes/reception/policies.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { type Arrived as ArrivedBooking, arriveForVisit } from '#server/processes/appointments/arrive-appointment.ts'
import { findOrAddPerson } from '#server/processes/customers/people.ts'
import { findVehicleByPlate, isNewCustomer, vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { insertVisit, updateVisit, visitHere } from './queries.ts'
import { visitSubject } from './visit-record.ts'

export type Arrival = {
  id: string
  plate?: string | null
  vehicleId?: string | null
  personId?: string | null
  personName?: string | null
  phone?: string | null
  arrivedBy?: 'manual' | 'camera' | 'booking'
  /** An adviser is with the customer already: nobody needs to be called. */
  attended?: boolean
}

export type Arrived = { id: string; version: number; isNew: boolean; newCustomer: boolean }

/**
 * A car drives in, or somebody walks in. One car is here once: whoever reports it second gets the visit of the first,
 * also when both press at the same moment. The advisers hear of it in the same transaction.
 */
export async function startVisit(ctx: Ctx, arrival: Arrival): Promise<Arrived> {
  const car = await carOf(ctx, arrival)
  const here = await visitHere(ctx, car)
  if (here) return again(ctx, here)
  const newCustomer = await isNew(ctx, arrival, car)
  const sender = await senderOf(ctx, arrival, car.ownerId)
  if (car.plate === '' && car.vehicleId === null && sender === null) throw refuse(receptionRefusals.nobody)
  const inserted = await insertVisit(ctx, {
    id: arrival.id,
    storeId: ctx.store.id,
    vehicleId: car.vehicleId,
    plate: car.plate,
    ownerId: car.ownerId,
    senderId: sender,
    senderRelation: sender === null || sender === car.ownerId ? 'owner' : 'user',
    arrivedAt: ctx.now,
    arrivedBy: arrival.arrivedBy ?? 'manual',
    punctuality: 'walkIn',
    newCustomer,
  })
  if (!inserted) return again(ctx, found(await visitHere(ctx, car)))
  const booking = await arriveForVisit(ctx, { visitId: arrival.id, vehicleId: car.vehicleId, personId: sender })
  const version = booking ? await linkBooking(ctx, arrival.id, booking) : 1
  if (!arrival.attended)
    await tellAdvisers(ctx, { id: arrival.id, name: car.plate === '' ? '访客' : car.plate, newCustomer, booking })
  ctx.record({
    event: 'visit.arrived',
    subject: visitSubject(arrival.id),
    threadId: arrival.id,
    data: { plate: car.plate, vehicleId: car.vehicleId, newCustomer, booking: booking?.number ?? null },
  })
  return { id: arrival.id, version, isNew: true, newCustomer }
}

type Car = { vehicleId: string | null; plate: string; ownerId: string | null }

async function carOf(ctx: Ctx, arrival: Arrival): Promise<Car> {
  const plate = arrival.plate == null ? '' : normalisePlate(arrival.plate)
  const vehicleId = arrival.vehicleId ?? (plate === '' ? undefined : (await findVehicleByPlate(ctx, plate))?.id)
  if (vehicleId === undefined) return { vehicleId: null, plate, ownerId: null }
  const vehicle = await vehicleForOrder(ctx, vehicleId)
  return { vehicleId, plate: vehicle.plate ?? plate, ownerId: vehicle.owner?.id ?? null }
}

/** Asked before the visitor is put on record: afterwards everybody is known. */
async function isNew(ctx: Ctx, arrival: Arrival, car: Car): Promise<boolean> {
  if (car.vehicleId !== null || arrival.personId != null) return false
  return isNewCustomer(ctx, { plate: car.plate === '' ? null : car.plate, phone: arrival.phone ?? null })
}

async function senderOf(ctx: Ctx, arrival: Arrival, ownerId: string | null): Promise<string | null> {
  if (arrival.personId != null) return arrival.personId
  if (arrival.personName == null) return ownerId
  return (await findOrAddPerson(ctx, { name: arrival.personName, phone: arrival.phone ?? null })).id
}

function again(ctx: Ctx, here: { id: string; version: number; newCustomer: boolean }): Arrived {
  ctx.record({ event: 'visit.alreadyHere', subject: visitSubject(here.id), threadId: here.id })
  return { id: here.id, version: here.version, isNew: false, newCustomer: here.newCustomer }
}

async function linkBooking(ctx: Ctx, id: string, booking: ArrivedBooking): Promise<number> {
  return updateVisit(ctx, id, { appointmentId: booking.id, punctuality: booking.punctuality })
}

async function tellAdvisers(
  ctx: Ctx,
  visit: { id: string; name: string; newCustomer: boolean; booking: ArrivedBooking | undefined },
): Promise<void> {
  const { booking } = visit
  const params = {
    car: visit.name,
    customer: visit.newCustomer ? '新客户' : '熟客',
    booking: booking ? `预约 ${atOf(ctx, booking.bookedAt)}` : '未预约',
  }
  const to = booking?.adviserId ? { staffId: booking.adviserId } : { role: 'R-SA' as const }
  await notify(ctx, { to, kind: 'visit.arrived', subject: visitSubject(visit.id), params })
  const minutes = await policy(ctx, waitAlert)
  await openDuty(ctx, contactVisitor, {
    subject: visitSubject(visit.id),
    threadId: visit.id,
    params: { car: visit.name },
    ownerId: booking?.adviserId ?? null,
    // The notice above was the first call; the duty comes on the list when half the time is over.
    opensAt: addMinutes(ctx.now, Math.ceil(minutes / 2)),
    dueAt: addMinutes(ctx.now, minutes),
  })
}

function atOf(ctx: Ctx, at: Instant | null): string {
  return at === null ? '' : formatLocal(at, ctx.store.zone, 'time')
}
