import { addWorkingMinutes, openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, type DateOn, dateOn, type Instant, instantOf, maxInstant } from '#domain/kernel/time.ts'
import { freeSlots, type SlotResource } from '#domain/mechanisms/resources/slots.ts'
import { carLimit, loadState } from '#domain/processes/appointments/adviser-load.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { AdviserLoad, SlotView } from '#domain/processes/appointments/contract-boards.ts'
import { adviserCars } from '#domain/processes/appointments/policies.ts'
import { bayFits, personFits, type WorkNeeds, workNeeds } from '#domain/processes/appointments/work-needs.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { ADVISER_MINUTES } from './keep-capacity.ts'
import { type BookingRecord, findBooking, linesOf } from './queries.ts'
import { leadDaysOf } from './queries-history.ts'
import { carsOfAdvisers } from './queries-load.ts'
import { partsWanted } from './reserve-parts.ts'

const DEFAULT_MINUTES = 60
/** Any bay, any person that will do: the rule of the machine compares one word. */
const FIT = 'fit'

/** When the work of a booking could be done on a day: from real bays, people who know the work, advisers and parts. */
export const showSlots: Handlers<typeof appointmentsContract>['slots'] = async (ctx, input) => {
  const booking = found(await findBooking(ctx, input.id))
  const needs = workNeeds(await linesOf(ctx, booking.id), booking.kind)
  const calendar = await calendarOf(ctx)
  const minutes = input.minutes ?? (booking.plannedMinutes || DEFAULT_MINUTES)
  const only = {
    adviserId: input.adviserId ?? booking.adviserId,
    technicianId: input.technicianId ?? booking.namedTechnicianId,
  }
  const resources = await resourcesFor(ctx, needs, only)
  const partsFromAt = await partsFrom(ctx, booking, calendar)
  const day = { calendar, on: input.on, minutes, partsFromAt }
  return {
    minutes,
    bayClasses: [...needs.bayClasses],
    skills: [...needs.skills],
    partsFromAt,
    rows: await slotsOf(ctx, booking, resources.slot, day),
    bays: resources.bays,
    load: await loadOn(ctx, input.on, booking.id),
  }
}

type Day = { calendar: WorkingCalendar; on: DateOn; minutes: number; partsFromAt: Instant | null }

async function slotsOf(ctx: Ctx, booking: BookingRecord, resources: SlotResource[], day: Day): Promise<SlotView[]> {
  const from = maxInstant(ctx.now, instantOf(day.on, '00:00', ctx.store.zone))
  const to = instantOf(addDaysOn(day.on, 1), '00:00', ctx.store.zone)
  const last = openingSlotsOn(day.calendar, day.on).at(-1)
  if (last === undefined || from >= to) return []
  const until = addWorkingMinutes(day.calendar, last.closesAt, day.minutes)
  const busy = (await busyBetween(ctx, from, maxInstant(to, until))).filter(span => span.subjectId !== booking.id)
  const hasAdvisers = resources.some(item => item.kind === 'adviser')
  const slots = freeSlots({
    calendar: day.calendar,
    resources,
    bookings: busy,
    from,
    to,
    minutes: day.minutes,
    needs: { bayClass: FIT, skill: FIT, adviserMinutes: hasAdvisers ? ADVISER_MINUTES : 0 },
  })
  return slots.map(({ technicianIds: _, ...slot }) =>
    day.partsFromAt !== null && slot.startAt < day.partsFromAt ? { ...slot, state: 'full', limiting: 'parts' } : slot,
  )
}

/** Bays and people that will do, marked with one word; an adviser or technician asked for leaves only themselves. */
async function resourcesFor(
  ctx: Ctx,
  needs: WorkNeeds,
  only: { adviserId: string | null; technicianId: string | null },
) {
  const bays = (await listResources(ctx, 'bay')).filter(bay => bayFits(bay, needs))
  const people = (await listResources(ctx, 'technician')).filter(person => personFits(person, needs))
  const advisers = await listResources(ctx, 'adviser')
  const asked = (rows: typeof people, staffId: string | null) =>
    staffId === null ? rows : rows.filter(row => row.staffId === staffId)
  const slot = (row: { id: string; kind: string }): SlotResource => ({
    id: row.id,
    kind: row.kind,
    class: FIT,
    skills: [FIT],
  })
  // An adviser who is no bookable resource limits nothing.
  const chosen = [...bays, ...asked(people, only.technicianId), ...asked(advisers, only.adviserId)]
  const order = (bay: { class: string }) => needs.bayClasses.indexOf(bay.class)
  return {
    slot: chosen.map(slot),
    bays: bays
      .toSorted((a, b) => order(a) - order(b) || a.sort - b.sort)
      .map(bay => ({ id: bay.id, name: bay.name, class: bay.class })),
  }
}

/** The first moment at which every missing part could be here; null when nothing is missing. */
async function partsFrom(ctx: Ctx, booking: BookingRecord, calendar: WorkingCalendar): Promise<Instant | null> {
  const short = (await partsWanted(ctx, booking.id)).filter(part => part.missingMilli > part.availableMilli)
  if (short.length === 0) return null
  const days = await leadDaysOf(
    ctx,
    short.map(part => part.partId),
  )
  const longest = Math.max(0, ...days.values())
  return instantOf(addDaysOn(dateOn(ctx.now, calendar.zone), longest), '00:00', calendar.zone)
}

/** How full each adviser's day is. */
export async function loadOn(ctx: Ctx, on: DateOn, exceptId: string | null = null): Promise<AdviserLoad[]> {
  const rule = await policy(ctx, adviserCars)
  return (await carsOfAdvisers(ctx, on, exceptId)).map(row => ({
    ...row,
    limit: carLimit(rule, false),
    state: loadState(row.cars, rule),
  }))
}
