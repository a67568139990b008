import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { prepareBooking, solveMissing } from '#domain/processes/appointments/duties.ts'
import { type CheckKey, type CheckState, checkTexts, lightOf } from '#domain/processes/appointments/readiness.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { type BookingState, nextState } from '#domain/processes/appointments/state.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { type BookingRecord, checksOf, updateBooking, writeCheck } from './queries.ts'
import { partsWanted, reserveParts } from './reserve-parts.ts'
import { openPreparation, preparedBy } from './set-in-motion.ts'

type Api = Handlers<typeof appointmentsContract>
type Ticks = readonly { key: CheckKey; state: CheckState; note: string }[]

export const checkReadiness: Api['check'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (input.checks.some(check => check.key === 'parts' && check.state === 'ok')) await mustBeReserved(ctx, booking)
  const done = await tickChecks(ctx, booking, input.checks)
  return { id: booking.id, ...done }
}

/** Sets aside what is on the shelf. What is short makes the booking red and the adviser's duty. */
export const reserveBookedParts: Api['reserveParts'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  ruled(nextState(booking.state, 'prepare'))
  const { reserved, short } = await reserveParts(ctx, booking.id)
  ctx.record({
    event: 'appointment.partsReserved',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { reserved, short },
  })
  const tick = { key: 'parts', state: short.length > 0 ? 'missing' : 'ok', note: short.join('、') } as const
  const done = await tickChecks(ctx, booking, [tick])
  return { id: booking.id, ...done, short }
}

async function mustBeReserved(ctx: Ctx, booking: BookingRecord): Promise<void> {
  const open = (await partsWanted(ctx, booking.id)).filter(part => part.missingMilli > 0).map(part => part.name)
  if (open.length > 0) throw refuse(appointmentRefusals.partsNotReserved, { parts: open.join('、') })
}

/** Writes ticks and lets state, light and duties follow: all there is ready, anything missing is the adviser's. */
async function tickChecks(
  ctx: Ctx,
  booking: BookingRecord,
  ticks: Ticks,
): Promise<{ version: number; state: BookingState }> {
  ruled(nextState(booking.state, 'prepare'))
  for (const { key, state, note } of ticks) {
    const row = { storeId: ctx.store.id, appointmentId: booking.id, at: ctx.now, byStaff: staffIdOrNull(ctx) }
    await writeCheck(ctx, { ...row, checkKey: key, state, note })
  }
  const checks = await checksOf(ctx, booking.id)
  const light = lightOf(checks)
  const state = ruled(nextState(booking.state, light === 'green' ? 'makeReady' : 'prepare'))
  const version = await updateBooking(ctx, booking.id, { state })
  ctx.record({
    event: state === 'ready' ? 'appointment.ready' : 'appointment.checked',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { checks: ticks.map(({ key, state: to }) => ({ key, state: to })), light },
  })
  const missing = checks.filter(check => check.state === 'missing').map(check => checkTexts[check.key][0])
  await followUp(ctx, booking, state, missing)
  return { version, state }
}

async function followUp(ctx: Ctx, booking: BookingRecord, state: BookingState, missing: string[]): Promise<void> {
  const { bookedAt, number, adviserId } = booking
  if (bookedAt === null || number === null) return
  const calendar = await calendarOf(ctx)
  if (missing.length === 0) await closeDuty(ctx, solveMissing, booking.id)
  else {
    // The duty names what is missing now; an older one that names something else is taken back.
    await cancelDuties(ctx, booking.id, solveMissing)
    await openDuty(ctx, solveMissing, {
      subject: subjectOf(booking),
      threadId: booking.id,
      ownerId: adviserId,
      params: { number, missing: missing.join('、') },
      dueAt: preparedBy(ctx, bookedAt, calendar),
    })
  }
  if (state === 'ready') await closeDuty(ctx, prepareBooking, booking.id)
  else if (booking.state === 'ready') await openPreparation(ctx, booking, calendar)
}
