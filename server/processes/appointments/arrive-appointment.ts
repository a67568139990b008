import { type DateOn, dateOn, type Instant, msOf } from '#domain/kernel/time.ts'
import { callNoShow, prepareBooking, solveMissing } from '#domain/processes/appointments/duties.ts'
import { bookingReminder } from '#domain/processes/appointments/messages.ts'
import { type Punctuality, punctualityOf } from '#domain/processes/appointments/punctuality.ts'
import type { Light } from '#domain/processes/appointments/readiness.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { type BookingState, nextState, stillExpected } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import { cancelTimers } from '#server/kernel/timers.ts'
import { cancelDuties, closeDuty } from '#server/mechanisms/duties/duties.ts'
import { cancelMessages } from '#server/mechanisms/messages/cancel-message.ts'
import { findVehicleByPlate } from '#server/processes/customers/vehicle-record.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { type BookingRecord, bookingByVisit, findVisit, updateBooking } from './queries.ts'
import { bookingRow, bookingsFor, type ListedBooking } from './queries-lists.ts'
import { bookingArrived } from './signals.ts'

const mayStillCome = [
  'pending',
  'confirmed',
  'preparing',
  'ready',
  'rescheduled',
  'noShow',
] as const satisfies BookingState[]

export type WhoCame = { plate?: string; vehicleId?: string; personId?: string }

/**
 * The booking somebody who just came has on a day: by car before by person, an agreed one before one that is not, and
 * of several the nearest in time. Undefined when there is none.
 */
export async function findAppointmentFor(
  ctx: Ctx,
  who: WhoCame,
  on: DateOn = dateOn(ctx.now, ctx.store.zone),
): Promise<ListedBooking | undefined> {
  const vehicleId = who.vehicleId ?? (who.plate && (await findVehicleByPlate(ctx, who.plate))?.id)
  const byCar = vehicleId ? await bookingsFor(ctx, { vehicleId }, on, mayStillCome) : []
  const byPerson = who.personId ? await bookingsFor(ctx, { personId: who.personId }, on, mayStillCome) : []
  // Whoever comes with another car than the booked one has not come for that booking.
  const theirs = byPerson.filter(row => !vehicleId || row.vehicleId === null || row.vehicleId === vehicleId)
  const distance = (row: ListedBooking) => Math.abs(msOf(row.bookedAt ?? ctx.now) - msOf(ctx.now))
  const rank = (row: ListedBooking) => (stillExpected(row.state) ? 0 : 1)
  return (byCar.length > 0 ? byCar : theirs).toSorted((a, b) => rank(a) - rank(b) || distance(a) - distance(b))[0]
}

export type Arrived = {
  id: string
  /** Empty while the booking was never confirmed. */
  number: string
  bookedAt: Instant | null
  punctuality: Punctuality
  adviserId: string | null
  bayId: string | null
  light: Light
}

/** Ties a visit to the booking it answers: punctuality is kept, the watch ends. Bay and people stay kept for the work. */
export async function arriveAppointment(ctx: Ctx, appointmentId: string, visitId: string): Promise<Arrived> {
  const booking = await lockBooking(ctx, appointmentId)
  const visit = found(await findVisit(ctx, visitId))
  if (visit.vehicleId !== null && booking.vehicleId !== null && visit.vehicleId !== booking.vehicleId) {
    throw refuse(appointmentRefusals.otherVehicle)
  }
  const state = ruled(nextState(booking.state, 'arrive'))
  const punctuality = punctualityOf(booking.bookedAt, visit.arrivedAt)
  const columns = { state, visitId, arrivedAt: visit.arrivedAt, punctuality }
  await updateBooking(ctx, booking.id, columns)
  await endWatch(ctx, booking)
  ctx.record({
    event: 'appointment.arrived',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { visitId, punctuality, changed: { state: { from: booking.state, to: state } } },
  })
  await emit(ctx, bookingArrived, { appointmentId: booking.id, visitId })
  const row = found(await bookingRow(ctx, booking.id))
  const { bookedAt, adviserId, bayId, light } = row
  return { id: row.id, number: row.number ?? '', bookedAt, punctuality, adviserId, bayId, light }
}

/** The booking of today that a visit which has just begun answers, told that its car is here. */
export async function arriveForVisit(
  ctx: Ctx,
  visit: { visitId: string; vehicleId: string | null; personId: string | null },
): Promise<Arrived | undefined> {
  const booking = await findAppointmentFor(ctx, {
    ...(visit.vehicleId === null ? {} : { vehicleId: visit.vehicleId }),
    ...(visit.personId === null ? {} : { personId: visit.personId }),
  })
  return booking && arriveAppointment(ctx, booking.id, visit.visitId)
}

/** The booking a visit answers, if any. */
export async function appointmentForVisit(ctx: Ctx, visitId: string): Promise<BookingRecord | undefined> {
  return bookingByVisit(ctx, visitId)
}

async function endWatch(ctx: Ctx, booking: BookingRecord): Promise<void> {
  await cancelTimers(ctx, booking.id)
  await cancelMessages(ctx, booking.id, bookingReminder.key)
  await closeDuty(ctx, callNoShow, booking.id, { outcome: 'arrived' })
  for (const duty of [prepareBooking, solveMissing]) await cancelDuties(ctx, booking.id, duty)
}
