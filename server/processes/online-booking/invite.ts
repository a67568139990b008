import type { onlineBookingContract } from '#domain/processes/online-booking/contract.ts'
import { bookingInvitation } from '#domain/processes/online-booking/messages.ts'
import { onlineBooking } from '#domain/processes/online-booking/policies.ts'
import { onlineRefusals } from '#domain/processes/online-booking/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { openLink } from '#server/mechanisms/links/links.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { noteInvitation } from '#server/processes/active-booking/invitations.ts'
import { findPerson } from '#server/processes/customers/queries.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { BOOKING_LINK, linkHours } from './begin.ts'

/** A link to one customer for one car. The link came to his telephone, so no code is asked; it books once. */
export const inviteToBook: Handlers<typeof onlineBookingContract>['invite'] = async (ctx, input) => {
  if (!(await policy(ctx, onlineBooking)).open) throw refuse(onlineRefusals.closed)
  const car = await vehicleForOrder(ctx, input.vehicleId)
  const person = found(await findPerson(ctx, input.personId))
  const subject = await noteInvitation(ctx, input)
  const hours = await linkHours(ctx)
  const token = await openLink(ctx, { purpose: BOOKING_LINK, subject, personId: person.id, hours })
  const sent = await sendMessage(ctx, bookingInvitation, {
    personId: person.id,
    subject,
    threadId: car.id,
    params: { plate: car.name, link: `/m/b/${token}` },
  })
  if (sent.state === 'suppressed') throw refuse(onlineRefusals.notReachable)
  ctx.record({
    event: 'appointment.invited',
    subject: { kind: 'vehicle', id: car.id },
    threadId: car.id,
    data: { channel: sent.channel, candidate: subject.kind === 'candidate' ? subject.id : null },
  })
  return { id: input.id, sentTo: sent.addressMasked, state: sent.state }
}
