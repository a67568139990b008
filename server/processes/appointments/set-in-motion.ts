import { endOfWork, endOfWorkOnOrAfter, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, addMinutes, dateOn, formatLocal, type Instant, minInstant } from '#domain/kernel/time.ts'
import { prepareBooking, workshopAcknowledge } from '#domain/processes/appointments/duties.ts'
import { bookingKindTexts } from '#domain/processes/appointments/kinds.ts'
import { bookingCopy } from '#domain/processes/appointments/messages.ts'
import { appointmentReminder, noShow } from '#domain/processes/appointments/policies.ts'
import { plannedReminders } from '#domain/processes/appointments/reminders.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { cancelTimers, schedule } from '#server/kernel/timers.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { subjectOf } from './changing.ts'
import type { BookingFacts } from './facts.ts'
import { messageParams } from './message-params.ts'
import { type BookingRecord, updateBooking, writeCheck } from './queries.ts'

export const REMIND = 'appointments.remind'
export const MISS = 'appointments.miss'

/** What follows from a confirmation: the workshop's duty, the adviser's, reminders, the watch for a no-show, the copy. */
export async function setInMotion(ctx: Ctx, booking: BookingRecord, facts: BookingFacts): Promise<void> {
  const { bookedAt, number } = booking
  if (bookedAt === null || number === null) return
  const calendar = await calendarOf(ctx)
  await tellWorkshop(ctx, booking, number, bookedAt, calendar)
  await beginPreparation(ctx, booking, facts, calendar)
  await setTimers(ctx, booking, bookedAt, calendar)
  if (booking.personId === null) return
  await sendMessage(ctx, bookingCopy, {
    personId: booking.personId,
    subject: subjectOf(booking),
    threadId: booking.id,
    params: { ...messageParams(ctx, booking, facts), items: itemsOf(facts), ...spoken(facts) },
  })
}

/** The workshop has to take note of it anew: what it acknowledged is no longer what is agreed. */
export async function informWorkshop(ctx: Ctx, booking: BookingRecord): Promise<void> {
  const { bookedAt, number } = booking
  if (bookedAt === null || number === null) return
  await updateBooking(ctx, booking.id, { workshopInformedAt: ctx.now, acknowledgedAt: null, acknowledgedBy: null })
  await tellWorkshop(ctx, booking, number, bookedAt, await calendarOf(ctx))
}

/** TL-29: on the day the booking was made; one made after closing is next day's. */
async function tellWorkshop(
  ctx: Ctx,
  booking: BookingRecord,
  number: string,
  bookedAt: Instant,
  calendar: WorkingCalendar,
) {
  await cancelDuties(ctx, booking.id, workshopAcknowledge)
  await openDuty(ctx, workshopAcknowledge, {
    subject: subjectOf(booking),
    threadId: booking.id,
    params: { number, at: formatLocal(bookedAt, ctx.store.zone) },
    dueAt: endOfWorkFrom(calendar, ctx.now),
  })
}

/** Opens the adviser's preparation and ticks what the confirmation itself has settled. */
async function beginPreparation(ctx: Ctx, booking: BookingRecord, facts: BookingFacts, calendar: WorkingCalendar) {
  const hasParts = facts.lines.some(line => line.kind === 'part')
  const at = { storeId: ctx.store.id, appointmentId: booking.id, at: ctx.now, byStaff: null, note: '' }
  await writeCheck(ctx, { ...at, checkKey: 'bay', state: 'ok' })
  await writeCheck(ctx, { ...at, checkKey: 'technician', state: 'ok' })
  if (!hasParts) await writeCheck(ctx, { ...at, checkKey: 'parts', state: 'notNeeded' })
  if (ctx.actor.id === booking.adviserId) await writeCheck(ctx, { ...at, checkKey: 'adviser', state: 'ok' })
  await openPreparation(ctx, booking, calendar)
}

/** APT-17: everything is there by the evening before, or before the time when that is past. */
export async function openPreparation(ctx: Ctx, booking: BookingRecord, calendar: WorkingCalendar): Promise<void> {
  const { bookedAt, number, adviserId } = booking
  if (bookedAt === null || number === null) return
  await cancelDuties(ctx, booking.id, prepareBooking)
  await openDuty(ctx, prepareBooking, {
    subject: subjectOf(booking),
    threadId: booking.id,
    ownerId: adviserId,
    params: { number, at: formatLocal(bookedAt, ctx.store.zone) },
    dueAt: preparedBy(ctx, bookedAt, calendar),
  })
}

export function preparedBy(ctx: Ctx, bookedAt: Instant, calendar: WorkingCalendar): Instant {
  const evening = endOfWork(calendar, addDaysOn(dateOn(bookedAt, calendar.zone), -1))
  return evening === undefined || evening <= ctx.now ? bookedAt : minInstant(evening, bookedAt)
}

export async function setTimers(ctx: Ctx, booking: BookingRecord, bookedAt: Instant, calendar: WorkingCalendar) {
  await cancelTimers(ctx, booking.id)
  const rule = await policy(ctx, appointmentReminder)
  for (const { kind, at } of plannedReminders({ bookedAt, now: ctx.now }, rule, calendar)) {
    await schedule(ctx, REMIND, booking.id, at, { kind, bookedAt })
  }
  await watchForNoShow(ctx, booking, bookedAt)
}

export async function watchForNoShow(ctx: Ctx, booking: BookingRecord, bookedAt: Instant): Promise<void> {
  await cancelTimers(ctx, booking.id, MISS)
  // To a booking at the customer's it is the store that has to come.
  if (booking.atHome) return
  await schedule(ctx, MISS, booking.id, addMinutes(bookedAt, await policy(ctx, noShow)), { bookedAt })
}

/** The coming close of business: today's, or the next working day's when the shop has closed. */
export function endOfWorkFrom(calendar: WorkingCalendar, now: Instant): Instant {
  const on = dateOn(now, calendar.zone)
  const today = endOfWork(calendar, on)
  return today !== undefined && today > now ? today : endOfWorkOnOrAfter(calendar, addDaysOn(on, 1))
}

function itemsOf(facts: BookingFacts): string {
  const names = facts.lines.filter(line => line.kind !== 'part').map(line => line.name)
  return names.join('、') || bookingKindTexts[facts.booking.kind][0]
}

function spoken(facts: BookingFacts) {
  return { duration: facts.toConfirm.held.duration, price: facts.toConfirm.held.price }
}
