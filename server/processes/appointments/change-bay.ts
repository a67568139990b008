import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { stillExpected } from '#domain/processes/appointments/state.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes } from '#server/kernel/versions.ts'
import { bookingAsRead, lockBooking, subjectOf } from './changing.ts'
import { factsOf } from './facts.ts'
import { keepCapacity } from './keep-capacity.ts'
import { partiesOf } from './parties.ts'
import { checkBay } from './plan-time.ts'
import { updateBooking } from './queries.ts'
import { informWorkshop } from './set-in-motion.ts'

/** The same time in another bay: the customer need not be asked. The workshop hears of it unless it did it itself. */
export const changeBay: Handlers<typeof appointmentsContract>['changeBay'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const { bookedAt, adviserId, bayId } = booking
  if (!stillExpected(booking.state) || bookedAt === null || adviserId === null) {
    throw refuse(appointmentRefusals.notConfirmed)
  }
  const { needs } = await factsOf(ctx, booking)
  await checkBay(ctx, input.bayId, needs)
  const { plate } = await partiesOf(ctx, booking)
  const wanted = { ...booking, bookedAt, adviserId, bayId: input.bayId, needs, label: plate }
  const { technicianId } = await keepCapacity(ctx, wanted)
  await updateBooking(ctx, booking.id, { bayId: input.bayId, technicianId })
  if (!ctx.can('appointment.acknowledge')) await informWorkshop(ctx, await lockBooking(ctx, booking.id))
  ctx.record({
    event: 'appointment.bayChanged',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: changes({ bayId }, { bayId: input.bayId }) },
  })
  const { version } = await lockBooking(ctx, booking.id)
  return { id: booking.id, version }
}
