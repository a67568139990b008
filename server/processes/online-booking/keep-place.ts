import { addMinutes, dateOn, formatLocal, type Instant } from '#domain/kernel/time.ts'
import { loadState } from '#domain/processes/appointments/adviser-load.ts'
import { adviserCars } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import type { WorkNeeds } from '#domain/processes/catalogue/work-needs.ts'
import { onlineRefusals } from '#domain/processes/online-booking/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { busyBetween } from '#server/mechanisms/resources/bookings.ts'
import { offShiftBetween } from '#server/mechanisms/resources/shifts.ts'
import { ADVISER_MINUTES, isTaken, keepCapacity } from '#server/processes/appointments/keep-capacity.ts'
import { checkAdviser } from '#server/processes/appointments/plan-time.ts'
import { carsOfAdvisers } from '#server/processes/appointments/queries-load.ts'
import { slotsFor } from '#server/processes/appointments/slots.ts'
import { busyAdvisers, lockOnlineDay } from './queries.ts'

type Wanted = {
  id: string
  bookedAt: Instant
  minutes: number
  adviserId: string | null
  technicianId: string | null
  atHome: boolean
  needs: WorkNeeds
  label: string
}

/**
 * Keeps a place in the slot the customer chose, if it still is one: the first of its bays nobody took meanwhile. What
 * others hold is never told to a customer, only that the time is gone.
 */
export async function keepPlace(ctx: Ctx, wanted: Wanted) {
  const on = dateOn(wanted.bookedAt, ctx.store.zone)
  await lockOnlineDay(ctx, on)
  await checkAdviser(ctx, wanted.adviserId)
  const { needs, minutes, atHome, bookedAt, technicianId: namedTechnicianId } = wanted
  const asked = { adviserId: wanted.adviserId, technicianId: namedTechnicianId, loanCarId: null, withAssistant: false }
  const slots = await slotsFor(ctx, { needs, on, minutes, atHome, asked })
  const slot = slots.find(row => row.startAt === bookedAt && row.state !== 'full')
  if (!slot) throw gone(ctx, wanted)
  const adviserId = wanted.adviserId ?? (await leastLoaded(ctx, wanted, on))
  for (const bayId of atHome ? [null] : slot.bayIds) {
    const kept = await tryToKeep(ctx, { ...wanted, adviserId, bayId })
    if (kept) return { adviserId, bayId, technicianId: kept.technicianId }
  }
  throw gone(ctx, wanted)
}

async function tryToKeep(ctx: Ctx, wanted: Wanted & { adviserId: string; bayId: string | null }) {
  try {
    return await keepCapacity(ctx, {
      ...wanted,
      plannedMinutes: wanted.minutes,
      namedTechnicianId: wanted.technicianId,
      assistantId: null,
      loanCarId: null,
    })
  } catch (error) {
    if (isTaken(error)) return undefined
    if (error instanceof AppError && error.refusal === appointmentRefusals.adviserFull) {
      throw refuse(onlineRefusals.adviserFull)
    }
    throw error
  }
}

/** Without a wish: the adviser with the fewest cars that day who is free when the car comes. */
async function leastLoaded(ctx: Ctx, wanted: Wanted, on: string): Promise<string> {
  const rule = await policy(ctx, adviserCars)
  const to = addMinutes(wanted.bookedAt, ADVISER_MINUTES)
  const off = await offShiftBetween(ctx, await calendarOf(ctx), wanted.bookedAt, to)
  const spans = [...(await busyBetween(ctx, wanted.bookedAt, to)), ...off]
  const busy = await busyAdvisers(
    ctx,
    spans.map(span => span.resourceId),
  )
  const open = (await carsOfAdvisers(ctx, on, wanted.id))
    .filter(row => loadState(row.cars, rule) !== 'full' && (wanted.atHome || !busy.has(row.adviserId)))
    .toSorted((a, b) => a.cars - b.cars)
  const [first] = open
  if (!first) throw gone(ctx, wanted)
  return first.adviserId
}

function gone(ctx: Ctx, { bookedAt }: Wanted) {
  return refuse(onlineRefusals.slotGone, { at: formatLocal(bookedAt, ctx.store.zone) })
}
