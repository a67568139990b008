import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { workshopAcknowledge } from '#domain/processes/appointments/duties.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { workshopKnows } from '#domain/processes/appointments/state.ts'
import { staffId } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { lockBooking, subjectOf } from './changing.ts'
import { updateBooking } from './queries.ts'

/** TL-29: the workshop has taken note; from now on it cannot say it did not know. */
export const acknowledgeAppointment: Handlers<typeof appointmentsContract>['acknowledge'] = async (ctx, input) => {
  const booking = await lockBooking(ctx, input.id)
  if (!workshopKnows(booking)) throw refuse(appointmentRefusals.notConfirmed)
  if (booking.acknowledgedAt !== null) throw refuse(appointmentRefusals.acknowledged)
  const version = await updateBooking(ctx, booking.id, { acknowledgedAt: ctx.now, acknowledgedBy: staffId(ctx) })
  await closeDuty(ctx, workshopAcknowledge, booking.id)
  ctx.record({ event: 'appointment.acknowledged', subject: subjectOf(booking), threadId: booking.id })
  return { id: booking.id, version }
}
