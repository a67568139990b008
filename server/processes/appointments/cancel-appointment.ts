import { addWorkingDays, endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { formatFen } from '#domain/kernel/money.ts'
import { dateOn, formatLocal } from '#domain/kernel/time.ts'
import { depositWaiver } from '#domain/processes/appointments/approvals.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { returnHeldDeposit } from '#domain/processes/appointments/duties.ts'
import { bookingCancelled } from '#domain/processes/appointments/messages.ts'
import { bookingPaper } from '#domain/processes/appointments/papers/booking.ts'
import { nextState } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { cancelTimers } from '#server/kernel/timers.ts'
import { withdrawApproval } from '#server/mechanisms/approvals/approvals.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { cancelMessages } from '#server/mechanisms/messages/cancel-message.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { bookingAsRead, subjectOf } from './changing.ts'
import { depositBalanceOf, factsOf } from './facts.ts'
import { messageParams } from './message-params.ts'
import { type BookingRecord, updateBooking } from './queries.ts'
import { releaseParts } from './reserve-parts.ts'

/** Cancels with a reason: nothing is kept for it any more, nobody waits for it, and the customer has it in writing. */
export const cancelAppointment: Handlers<typeof appointmentsContract>['cancel'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const state = ruled(nextState(booking.state, 'cancel'))
  const version = await updateBooking(ctx, booking.id, { state, endedReason: input.reason, endedAt: ctx.now })
  await letGo(ctx, booking, input.reason)
  await askForReturn(ctx, booking)
  ctx.record({
    event: 'appointment.cancelled',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: { state: { from: booking.state, to: state } } },
    reason: input.reason,
  })
  if (booking.number !== null) await tell(ctx, booking, input.tellCustomer)
  return { id: booking.id, version }
}

async function letGo(ctx: Ctx, booking: BookingRecord, reason: string): Promise<void> {
  await releaseBookings(ctx, booking.id, 'appointment')
  await releaseParts(ctx, booking.id)
  await cancelTimers(ctx, booking.id)
  await cancelDuties(ctx, booking.id)
  await cancelMessages(ctx, booking.id)
  await withdrawApproval(ctx, depositWaiver.kind, booking.id)
  const paper = await currentPaper(ctx, bookingPaper.kind, booking.id)
  if (paper) await voidPaper(ctx, paper.id, reason)
}

/** Money held for a booking that is no more goes back by the rule on its receipt, until the next working day ends. */
async function askForReturn(ctx: Ctx, booking: BookingRecord): Promise<void> {
  const heldFen = await depositBalanceOf(ctx, booking.id)
  if (heldFen === 0) return
  const calendar = await calendarOf(ctx)
  await openDuty(ctx, returnHeldDeposit, {
    subject: subjectOf(booking),
    threadId: booking.id,
    params: { number: booking.number ?? '', amount: formatFen(heldFen) },
    dueAt: endOfWorkOnOrAfter(calendar, addWorkingDays(calendar, dateOn(ctx.now, calendar.zone), 1)),
  })
}

async function tell(ctx: Ctx, booking: BookingRecord, tellCustomer: boolean): Promise<void> {
  const at = booking.bookedAt === null ? '' : formatLocal(booking.bookedAt, ctx.store.zone)
  await notify(ctx, {
    to: { role: 'R-WS-MGR' },
    kind: 'appointment.cancelled',
    subject: subjectOf(booking),
    params: { number: booking.number ?? '', at },
  })
  if (!tellCustomer || booking.personId === null) return
  await sendMessage(ctx, bookingCancelled, {
    personId: booking.personId,
    subject: subjectOf(booking),
    threadId: booking.id,
    params: messageParams(ctx, booking, await factsOf(ctx, booking)),
  })
}
