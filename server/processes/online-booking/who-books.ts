import { parsePlate } from '#domain/kernel/plate.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { onlineBooking } from '#domain/processes/online-booking/policies.ts'
import { onlineRefusals } from '#domain/processes/online-booking/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Link, LinkGuest } from '#server/mechanisms/links/links.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { candidateBrief } from '#server/processes/active-booking/queries.ts'
import { deliveredOrders } from '#server/processes/appointments/queries-history.ts'
import { bookingsAhead } from '#server/processes/appointments/queries-lists.ts'
import { findOrAddPerson } from '#server/processes/customers/people.ts'
import { openPhone } from '#server/processes/customers/phones.ts'
import { findPerson, peopleByPhone } from '#server/processes/customers/queries.ts'
import { findVehicleByPlate, vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { lockCustomer, onlineAhead } from './queries.ts'

export type Customer = {
  personId: string
  name: string
  vehicleId: string | null
  plate: string
  lastRepairOn: string | null
}

/** Who booked and with which car; only a car that is known to be this customer's is taken for his. */
export async function whoBooks(ctx: Ctx, link: Link, plate: string | null): Promise<Customer> {
  const { phoneHash, ...who } = link.guest === null ? await invited(ctx, link) : await guest(ctx, link.guest, plate)
  if (phoneHash !== null) await checkRoom(ctx, phoneHash)
  const [ahead] = who.vehicleId === null ? [] : await bookingsAhead(ctx, who.vehicleId, ctx.now)
  if (ahead && ahead.state !== 'proposed' && ahead.bookedAt !== null) {
    throw refuse(onlineRefusals.carBooked, { number: ahead.number ?? '' })
  }
  const [last] = who.vehicleId === null ? [] : await deliveredOrders(ctx, who.vehicleId, 1)
  return { ...who, lastRepairOn: last ? dateOn(last.deliveredAt, ctx.store.zone) : null }
}

/** The car an invitation is about. */
export async function carOfLink(ctx: Ctx, link: Link): Promise<string | null> {
  const { kind, id } = link.subject
  if (kind === 'vehicle') return id
  return kind === 'candidate' ? ((await candidateBrief(ctx, id))?.vehicleId ?? null) : null
}

async function invited(ctx: Ctx, link: Link) {
  const person = found(link.personId === null ? undefined : await findPerson(ctx, link.personId))
  const vehicleId = await carOfLink(ctx, link)
  const plate = vehicleId === null ? '' : (await vehicleForOrder(ctx, vehicleId)).name
  return { personId: person.id, name: person.name, phoneHash: person.phoneHash, vehicleId, plate }
}

async function guest(ctx: Ctx, { name, phoneCipher, phoneHash }: LinkGuest, typed: string | null) {
  const read = parsePlate(typed ?? '')
  const car = read.ok ? await findVehicleByPlate(ctx, read.plate) : undefined
  const known = new Set((await peopleByPhone(ctx, phoneHash)).map(row => row.id))
  const theirs = car ? await tieOf(ctx, car.id, known) : undefined
  const phone = openPhone(ctx.services.vault, phoneCipher)
  const personId = theirs ?? (await findOrAddPerson(ctx, { name, phone })).id
  const isTheirs = car !== undefined && theirs !== undefined
  return { personId, name, phoneHash, vehicleId: isTheirs ? car.id : null, plate: read.ok ? read.plate : (typed ?? '') }
}

/** Of those who drive the car, the one who has this telephone. */
async function tieOf(ctx: Ctx, vehicleId: string, known: ReadonlySet<string>): Promise<string | undefined> {
  const { owner, others } = await vehicleForOrder(ctx, vehicleId)
  return [...(owner ? [owner] : []), ...others].find(person => known.has(person.id))?.id
}

async function checkRoom(ctx: Ctx, phoneHash: string): Promise<void> {
  await lockCustomer(ctx, phoneHash)
  const { perPhone } = await policy(ctx, onlineBooking)
  const n = await onlineAhead(ctx, phoneHash)
  if (n >= perPhone) throw refuse(onlineRefusals.tooMany, { n })
}
