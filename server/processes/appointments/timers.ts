import { z } from 'zod'
import { formatLocal } from '#domain/kernel/time.ts'
import {
  callNoShow,
  confirmOnline,
  prepareBooking,
  solveMissing,
  workshopAcknowledge,
} from '#domain/processes/appointments/duties.ts'
import { bookingReminder } from '#domain/processes/appointments/messages.ts'
import { nextState, stillExpected } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { ruled } from '#server/kernel/errors.ts'
import type { Timer } from '#server/kernel/timers.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { subjectOf } from './changing.ts'
import { factsOf } from './facts.ts'
import { messageParams } from './message-params.ts'
import { type BookingRecord, findBooking, updateBooking } from './queries.ts'
import { endOfWorkFrom, MISS, REMIND } from './set-in-motion.ts'

const zData = z.object({ bookedAt: z.string() })

/** The moments of a booking. Each looks afresh: a booking that was moved meanwhile is left alone. */
export const appointmentTimers: readonly Timer[] = [
  { kind: REMIND, run: remind },
  { kind: MISS, run: miss },
]

async function remind(ctx: Ctx, appointmentId: string, data: unknown): Promise<void> {
  const booking = await standing(ctx, appointmentId, data)
  if (!booking || booking.personId === null || !stillExpected(booking.state)) return
  const { channel } = await sendMessage(ctx, bookingReminder, {
    personId: booking.personId,
    subject: subjectOf(booking),
    threadId: booking.id,
    params: messageParams(ctx, booking, await factsOf(ctx, booking)),
  })
  ctx.record({ event: 'appointment.reminded', subject: subjectOf(booking), threadId: booking.id, data: { channel } })
}

/** The car did not come: the bay is free for others, and somebody rings the customer while it is still today. */
async function miss(ctx: Ctx, appointmentId: string, data: unknown): Promise<void> {
  const booking = await standing(ctx, appointmentId, data)
  if (!booking || booking.bookedAt === null || !(stillExpected(booking.state) || booking.state === 'pending')) return
  const state = ruled(nextState(booking.state, 'miss'))
  await updateBooking(ctx, booking.id, { state, endedAt: ctx.now })
  await releaseBookings(ctx, booking.id, 'appointment')
  for (const duty of [confirmOnline, prepareBooking, solveMissing, workshopAcknowledge])
    await cancelDuties(ctx, booking.id, duty)
  await openDuty(ctx, callNoShow, {
    subject: subjectOf(booking),
    threadId: booking.id,
    ownerId: booking.adviserId,
    params: { number: booking.number ?? '', at: formatLocal(booking.bookedAt, ctx.store.zone) },
    dueAt: endOfWorkFrom(await calendarOf(ctx), ctx.now),
  })
  ctx.record({
    event: 'appointment.missed',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: { state: { from: booking.state, to: state } } },
  })
}

/** The booking if it is still about the moment the timer was set for. */
async function standing(ctx: Ctx, id: string, data: unknown): Promise<BookingRecord | undefined> {
  const { bookedAt } = zData.parse(data)
  const booking = await findBooking(ctx, id, { lock: true })
  return booking?.bookedAt === bookedAt && booking.number !== null ? booking : undefined
}
