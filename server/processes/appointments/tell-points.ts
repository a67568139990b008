import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { nextState } from '#domain/processes/appointments/state.ts'
import { type HeldValues, heldPoints, type ToldPoint } from '#domain/processes/appointments/told-points.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { bookingAsRead, subjectOf } from './changing.ts'
import { factsOf } from './facts.ts'
import { takeToldBack, updateBooking, writeTold } from './queries.ts'

/** Ticks what was told. Price, length, time and people are told as the booking holds them, whatever was typed. */
export const tellPoints: Handlers<typeof appointmentsContract>['tell'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  ruled(nextState(booking.state, 'edit'))
  const { toConfirm } = await factsOf(ctx, booking)
  for (const { point, value } of input.points) {
    if (value === null) await takeToldBack(ctx, booking.id, point)
    else await tick(ctx, booking.id, point, heldValueOf(toConfirm.held, point) ?? value)
  }
  const version = await updateBooking(ctx, booking.id, {})
  ctx.record({
    event: 'appointment.told',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { points: input.points.map(item => item.point) },
  })
  return { id: booking.id, version }
}

/** Ticks again what the booking itself holds: the adviser has just said the new time on the telephone. */
export async function tellHeld(ctx: Ctx, appointmentId: string, held: HeldValues): Promise<void> {
  for (const point of heldPoints) if (held[point] !== '') await tick(ctx, appointmentId, point, held[point])
}

/** What the booking holds for a point; undefined where only the adviser knows the words. */
export function heldValueOf(held: HeldValues, point: ToldPoint): string | undefined {
  const known: Partial<Record<ToldPoint, string>> = held
  return known[point]
}

async function tick(ctx: Ctx, appointmentId: string, point: ToldPoint, value: string): Promise<void> {
  const at = { storeId: ctx.store.id, appointmentId, toldAt: ctx.now, toldBy: staffIdOrNull(ctx) }
  await writeTold(ctx, { ...at, point, value })
}
