import { type BookingState, nextState } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, ruled } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { type BookingRecord, findBooking } from './queries.ts'

/** The booking, locked. @throws AppError 404 */
export async function lockBooking(ctx: Ctx, id: string): Promise<BookingRecord> {
  return found(await findBooking(ctx, id, { lock: true }))
}

/** The booking, locked and not changed by anybody since the caller read it. */
export async function bookingAsRead(ctx: Ctx, input: { id: string; version: number }): Promise<BookingRecord> {
  const booking = await lockBooking(ctx, input.id)
  await checkVersion(ctx, booking, input.version)
  return booking
}

/** The state after what was agreed is altered: one that was confirmed has to be confirmed anew. */
export function stateAfterChange(booking: BookingRecord): BookingState {
  const change = nextState(booking.state, 'change')
  return change.ok ? change.value : ruled(nextState(booking.state, 'edit'))
}

export function subjectOf(booking: { id: string }) {
  return { kind: 'appointment', id: booking.id }
}
