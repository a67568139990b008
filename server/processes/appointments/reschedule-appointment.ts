import { openAt } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import { formatLocal, type Instant } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { callNoShow } from '#domain/processes/appointments/duties.ts'
import { bookingReminder } from '#domain/processes/appointments/messages.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { nextState } from '#domain/processes/appointments/state.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { cancelTimers } from '#server/kernel/timers.ts'
import { changes } from '#server/kernel/versions.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { cancelMessages } from '#server/mechanisms/messages/cancel-message.ts'
import { bookingAsRead, lockBooking, subjectOf } from './changing.ts'
import { confirmBooking } from './confirm-appointment.ts'
import { factsOf } from './facts.ts'
import { keepCapacity } from './keep-capacity.ts'
import { partiesOf } from './parties.ts'
import { checkAdviser, checkBay, offerColumns } from './plan-time.ts'
import { type BookingRecord, insertTime, updateBooking } from './queries.ts'
import { informWorkshop, watchForNoShow } from './set-in-motion.ts'
import { tellHeld } from './tell-points.ts'

/**
 * Agrees on another time: the bay moves with it at once. When the customer said yes on the telephone, the adviser has
 * told the new time, and the booking is confirmed again in the same breath.
 */
export const rescheduleAppointment: Handlers<typeof appointmentsContract>['reschedule'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const state = ruled(nextState(booking.state, 'reschedule'))
  await checkTime(ctx, input.bookedAt)
  await checkAdviser(ctx, input.adviserId ?? null)
  const columns = {
    state,
    bookedAt: input.bookedAt,
    plannedMinutes: input.plannedMinutes ?? booking.plannedMinutes,
    adviserId: input.adviserId ?? booking.adviserId,
    bayId: input.bayId === undefined ? booking.bayId : input.bayId,
    reschedules: booking.reschedules + 1,
    ...(await offerColumns(ctx, input.bookedAt)),
  }
  await updateBooking(ctx, booking.id, columns)
  await noteTime(ctx, booking, input.bookedAt, input.reason)
  await takeBack(ctx, booking)
  ctx.record({
    event: 'appointment.rescheduled',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: changes(booking, columns) },
    reason: input.reason,
  })
  const moved = await lockBooking(ctx, booking.id)
  if (input.confirmation === null) {
    const version = await keepMeanwhile(ctx, moved)
    await watchForNoShow(ctx, moved, input.bookedAt)
    return { id: booking.id, version, state }
  }
  const facts = await factsOf(ctx, moved)
  await tellHeld(ctx, booking.id, facts.toConfirm.held)
  const done = await confirmBooking(ctx, moved, input.confirmation, input.reason)
  return { id: booking.id, version: done.version, state: 'confirmed' }
}

export async function checkTime(ctx: Ctx, bookedAt: Instant): Promise<void> {
  if (bookedAt <= ctx.now) throw refuse(appointmentRefusals.timePast)
  const at = formatLocal(bookedAt, ctx.store.zone)
  if (!openAt(await calendarOf(ctx), bookedAt)) throw refuse(appointmentRefusals.shopClosed, { at })
}

async function noteTime(ctx: Ctx, booking: BookingRecord, bookedAt: Instant, reason: string): Promise<void> {
  await insertTime(ctx, {
    id: newId(),
    storeId: ctx.store.id,
    appointmentId: booking.id,
    bookedAt,
    reason,
    setBy: staffId(ctx),
    setAt: ctx.now,
  })
}

/** What was set going for the old time. */
async function takeBack(ctx: Ctx, booking: BookingRecord): Promise<void> {
  await cancelTimers(ctx, booking.id)
  await cancelMessages(ctx, booking.id, bookingReminder.key)
  await closeDuty(ctx, callNoShow, booking.id, { outcome: 'rescheduled' })
}

/** Until the customer says yes the new place is kept all the same. */
async function keepMeanwhile(ctx: Ctx, booking: BookingRecord): Promise<number> {
  const { adviserId, bayId, bookedAt } = booking
  if (adviserId === null || bookedAt === null || (bayId === null && !booking.atHome))
    throw refuse(appointmentRefusals.noBay)
  const { needs } = await factsOf(ctx, booking)
  if (bayId !== null) await checkBay(ctx, bayId, needs)
  const { plate } = await partiesOf(ctx, booking)
  const { technicianId } = await keepCapacity(ctx, { ...booking, adviserId, bayId, bookedAt, needs, label: plate })
  await updateBooking(ctx, booking.id, { technicianId })
  await informWorkshop(ctx, booking)
  return (await lockBooking(ctx, booking.id)).version
}
