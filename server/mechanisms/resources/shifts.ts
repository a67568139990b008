import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { resourcesContract } from '#domain/mechanisms/resources/contract.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import { offShift, zShift } from '#domain/mechanisms/resources/shifts.ts'
import type { SlotBooking } from '#domain/mechanisms/resources/slots.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { calendarOf } from '../duties/calendar.ts'
import { bookedAhead, lockResource, shiftRows, updateResource } from './queries.ts'

/** When people are not there though the store is open, as spans like those of bookings. */
export async function offShiftBetween(
  ctx: Ctx,
  calendar: WorkingCalendar,
  from: Instant,
  to: Instant,
): Promise<SlotBooking[]> {
  const rows = await shiftRows(ctx)
  return rows.flatMap(({ id, shift }) =>
    offShift(calendar, zShift.parse(shift), from, to).map(span => ({ resourceId: id, ...span })),
  )
}

/** Who works when; what is booked outside of it stays booked and is named, to be moved to another. */
export const saveShift: Handlers<typeof resourcesContract>['saveShift'] = async (ctx, input) => {
  const resource = found(await lockResource(ctx, input.id))
  await checkVersion(ctx, resource, input.version)
  if (resource.staffId === null) throw refuse(resourceRefusals.shiftOfThing)
  const version = resource.version + 1
  const { shift } = input
  await updateResource(ctx, resource.id, { shift: shift === null ? null : JSON.stringify(shift), version })
  ctx.record({
    event: 'resource.shiftSet',
    subject: { kind: 'resource', id: resource.id },
    data: { name: resource.name, changed: changes({ shift: resource.shift }, { shift }) },
  })
  const booked = await bookedAhead(ctx, resource.id)
  const last = booked.at(-1)
  if (shift === null || !last) return { id: resource.id, version, outside: [] }
  const off = offShift(await calendarOf(ctx), shift, ctx.now, last.endAt)
  const outside = booked.filter(span => off.some(gap => gap.startAt < span.endAt && span.startAt < gap.endAt))
  return { id: resource.id, version, outside: outside.map(({ label, startAt }) => ({ label, startAt })) }
}
