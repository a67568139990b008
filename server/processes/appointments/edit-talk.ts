import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import { bookingRepeatWindow } from '#domain/processes/appointments/policies.ts'
import { suspectedRepeat } from '#domain/processes/appointments/repeat-repair.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes } from '#server/kernel/versions.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { bookingAsRead, stateAfterChange, subjectOf } from './changing.ts'
import { linesOf, updateBooking } from './queries.ts'
import { deliveredOrders } from './queries-history.ts'

export const editTalk: Handlers<typeof appointmentsContract>['edit'] = async (ctx, input) => {
  const booking = await bookingAsRead(ctx, input)
  const state = stateAfterChange(booking)
  const columns = {
    kind: input.kind,
    channel: input.channel,
    vehicleId: input.vehicleId,
    personId: input.personId ?? (await ownerOf(ctx, input.vehicleId)),
    mileageKm: input.mileageKm,
    lastRepairOn: input.lastRepairOn,
    firstRepair: input.firstRepair,
    repeatRepair: input.repeatRepair,
    faults: input.faults,
    wishes: input.wishes,
    preDiagnosis: input.preDiagnosis.trim(),
  }
  const suspectedOrderId = await suspectedOrderOf(ctx, { ...columns, id: booking.id })
  const version = await updateBooking(ctx, booking.id, { ...columns, state, suspectedOrderId })
  ctx.record({
    event: 'appointment.edited',
    subject: subjectOf(booking),
    threadId: booking.id,
    data: { changed: changes(booking, { ...columns, state, suspectedOrderId }) },
  })
  return { id: booking.id, version }
}

/** Whoever books a car is its owner until another person is named. */
async function ownerOf(ctx: Ctx, vehicleId: string | null): Promise<string | null> {
  if (vehicleId === null) return null
  const { owner, others } = await vehicleForOrder(ctx, vehicleId)
  return owner?.id ?? others[0]?.id ?? null
}

/** An earlier order within the window that this booking looks like a repeat of. */
export async function suspectedOrderOf(
  ctx: Ctx,
  booking: { id: string; vehicleId: string | null; mileageKm: number | null; faults: string | null },
): Promise<string | null> {
  if (booking.vehicleId === null) return null
  const asked = {
    now: ctx.now,
    zone: ctx.store.zone,
    mileageKm: booking.mileageKm,
    faults: booking.faults ?? '',
    lines: await linesOf(ctx, booking.id),
  }
  const earlier = await deliveredOrders(ctx, booking.vehicleId)
  return suspectedRepeat(asked, earlier, await policy(ctx, bookingRepeatWindow))?.id ?? null
}
