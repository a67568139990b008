import { dateOn } from '#domain/kernel/time.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { quietDay } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { nextState } from '#domain/processes/appointments/state.ts'
import { staffId } from '#server/kernel/context.ts'
import { refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { bookingAsRead, subjectOf } from './changing.ts'
import { loadOfDays } from './plan-days.ts'
import { offerColumns } from './plan-time.ts'
import { insertBooking, updateBooking } from './queries.ts'
import { checkTime } from './reschedule-appointment.ts'

type Api = Handlers<typeof appointmentsContract>

/** APT-18: a time on a day that is really quiet. It waits for the customer and keeps neither bay nor people. */
export const proposeAppointment: Api['propose'] = async (ctx, input) => {
  await checkTime(ctx, input.bookedAt)
  const on = dateOn(input.bookedAt, ctx.store.zone)
  const [day] = await loadOfDays(ctx, on, 1)
  const { quietPercent } = await policy(ctx, quietDay)
  if (day?.state !== 'quiet') {
    throw refuse(appointmentRefusals.notQuiet, { on, load: day?.loadPercent ?? 0, limit: quietPercent })
  }
  const vehicle = await vehicleForOrder(ctx, input.vehicleId)
  const because = `${on} 工位负荷 ${day.loadPercent}%`
  await insertBooking(ctx, {
    id: input.id,
    storeId: ctx.store.id,
    kind: input.kind,
    channel: 'call',
    state: 'proposed',
    proposedBecause: because,
    vehicleId: vehicle.id,
    personId: vehicle.owner?.id ?? vehicle.others[0]?.id ?? null,
    bookedAt: input.bookedAt,
    plannedMinutes: input.plannedMinutes,
    ...(await offerColumns(ctx, input.bookedAt)),
    adviserId: ctx.actor.roles.includes('R-SA') ? staffId(ctx) : null,
    createdAt: ctx.now,
    createdBy: staffId(ctx),
  })
  ctx.record({
    event: 'appointment.proposed',
    subject: subjectOf(input),
    threadId: input.id,
    data: { bookedAt: input.bookedAt, load: day.loadPercent },
  })
  return { id: input.id, version: 1, because }
}

/** From the customer's yes on it is a booking like any other: still to be talked through and confirmed. */
export const noteConsent: Api['consent'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const state = ruled(nextState(booking.state, 'consent'))
  const columns = { state, consentedAt: ctx.now, consentedWith: input.personReached }
  const version = await updateBooking(ctx, booking.id, columns)
  ctx.record({
    event: 'appointment.consented',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: { state: { from: booking.state, to: state } } },
  })
  return { id: booking.id, version }
}
