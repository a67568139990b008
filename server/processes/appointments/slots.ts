import { addWorkingMinutes, openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, type DateOn, dateOn, type Instant, instantOf, maxInstant } from '#domain/kernel/time.ts'
import { freeSlots } from '#domain/mechanisms/resources/slots.ts'
import { carLimit, loadState } from '#domain/processes/appointments/adviser-load.ts'
import type { appointmentsContract } from '#domain/processes/appointments/contract.ts'
import type { AdviserLoad, SlotView } from '#domain/processes/appointments/contract-boards.ts'
import { offerAt } from '#domain/processes/appointments/off-peak.ts'
import { adviserCars, offPeakWindows } from '#domain/processes/appointments/policies.ts'
import { limitSlots } from '#domain/processes/appointments/slot-limits.ts'
import { bayFits, crewsFor, type WorkNeeds, workNeeds } from '#domain/processes/catalogue/work-needs.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { busyBetween, listResources } from '#server/mechanisms/resources/bookings.ts'
import { offShiftBetween } from '#server/mechanisms/resources/shifts.ts'
import { leadDaysOf } from '../stock/queries-readiness.ts'
import { ADVISER_MINUTES } from './keep-capacity.ts'
import { type BookingRecord, findBooking, linesOf } from './queries.ts'
import { carsOfAdvisers } from './queries-load.ts'
import { partsWanted } from './reserve-parts.ts'

export const DEFAULT_MINUTES = 60
/** Any bay, any adviser that will do: the rule of the machine compares one word. */
const FIT = 'fit'

/** When the work of a booking could be done on a day: from real bays, people who know the work, advisers and parts. */
export const showSlots: Handlers<typeof appointmentsContract>['slots'] = async (ctx, input) => {
  const booking = found(await findBooking(ctx, input.id))
  const needs = workNeeds(await linesOf(ctx, booking.id), { isLook: booking.kind === 'consultation' })
  const calendar = await calendarOf(ctx)
  const minutes = input.minutes ?? (booking.plannedMinutes || DEFAULT_MINUTES)
  const floor = await floorFor(ctx, needs)
  const partsFromAt = await partsFrom(ctx, booking, calendar)
  const asked = {
    loanCarId: input.loanCarId ?? booking.loanCarId,
    adviserId: input.adviserId ?? booking.adviserId,
    technicianId: input.technicianId ?? booking.namedTechnicianId,
    withAssistant: booking.assistantId !== null,
  }
  const { atHome } = booking
  return {
    minutes,
    bayClasses: [...needs.bayClasses],
    skills: [...needs.skills],
    partsFromAt,
    rows: await slotsOf(ctx, {
      calendar,
      on: input.on,
      minutes,
      partsFromAt,
      floor,
      asked,
      atHome,
      exceptId: booking.id,
    }),
    loanCars: (await listResources(ctx, 'loanCar')).map(({ id, name }) => ({ id, name })),
    bays: floor.bays.map(bay => ({ id: bay.id, name: bay.name, class: bay.class })),
    load: await loadOn(ctx, input.on, booking.id),
  }
}

/** The same for somebody who has no booking yet: what the customer's telephone shows is what the adviser sees. */
export async function slotsFor(
  ctx: Ctx,
  wanted: { needs: WorkNeeds; on: DateOn; minutes: number; atHome: boolean; asked: Question['asked'] },
): Promise<SlotView[]> {
  const { needs, ...question } = wanted
  const floor = await floorFor(ctx, needs)
  return slotsOf(ctx, { ...question, floor, calendar: await calendarOf(ctx), partsFromAt: null, exceptId: null })
}

type Floor = Awaited<ReturnType<typeof floorFor>>
type Asked = { adviserId: string | null; technicianId: string | null; loanCarId: string | null; withAssistant: boolean }
type Question = {
  calendar: WorkingCalendar
  on: DateOn
  minutes: number
  partsFromAt: Instant | null
  floor: Floor
  asked: Asked
  /** Done at the customer's: neither bay nor adviser is taken up. */
  atHome: boolean
  exceptId: string | null
}

async function slotsOf(ctx: Ctx, question: Question): Promise<SlotView[]> {
  const { calendar, on, minutes, floor, asked } = question
  const from = maxInstant(ctx.now, instantOf(on, '00:00', ctx.store.zone))
  const to = instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)
  const last = openingSlotsOn(calendar, on).at(-1)
  if (last === undefined || from >= to) return []
  const until = maxInstant(to, addWorkingMinutes(calendar, last.closesAt, minutes))
  const booked = (await busyBetween(ctx, from, until)).filter(span => span.subjectId !== question.exceptId)
  const bookings = [...booked, ...(await offShiftBetween(ctx, calendar, from, until))]
  const wanted = await wantedOf(ctx, question)
  const always = [{ startAt: from, endAt: until }]
  const busyOf = (rows: readonly { id: string; staffId: string | null }[], staffId: string | null) => {
    const id = rows.find(row => row.staffId === staffId)?.id
    return bookings.filter(span => span.resourceId === id)
  }
  const slots = limitSlots(
    freeSlots({ ...resourcesOf(question, wanted.advisers), calendar, bookings, from, to, minutes }),
    [
      { limiting: 'technician', busy: wanted.isAble ? busyOf(floor.people, asked.technicianId) : always },
      {
        limiting: 'adviser',
        minutes: ADVISER_MINUTES,
        busy: wanted.hasRoom ? busyOf(floor.advisers, asked.adviserId) : always,
      },
      { limiting: 'loanCar', busy: bookings.filter(span => span.resourceId === asked.loanCarId) },
    ],
    question.partsFromAt,
  )
  const windows = await policy(ctx, offPeakWindows)
  return slots.map(({ technicianIds: _, ...slot }) => ({
    ...slot,
    offer: slot.state === 'full' ? '' : (offerAt(slot.startAt, windows, ctx.store.zone)?.label ?? ''),
  }))
}

/** Bays and people that will do, the best suited bay first. */
async function floorFor(ctx: Ctx, needs: WorkNeeds) {
  const order = (bay: { class: string }) => needs.bayClasses.indexOf(bay.class)
  const bays = (await listResources(ctx, 'bay')).filter(bay => bayFits(bay, needs))
  const crews = crewsFor(await listResources(ctx, 'technician'), needs)
  return {
    bays: bays.toSorted((a, b) => order(a) - order(b) || a.sort - b.sort),
    crews,
    people: [...new Set(crews.flat())],
    advisers: await listResources(ctx, 'adviser'),
  }
}

/** Whether those asked for can do it at all that day, and which advisers limit it otherwise: all whose day has room. */
async function wantedOf(ctx: Ctx, { asked, floor, on, exceptId }: Question) {
  const rule = await policy(ctx, adviserCars)
  const roomy = (await carsOfAdvisers(ctx, on, exceptId))
    .filter(row => loadState(row.cars, rule, asked.withAssistant) !== 'full')
    .map(row => row.adviserId)
  const bookable = floor.advisers.filter(adviser => adviser.staffId !== null && roomy.includes(adviser.staffId))
  return {
    isAble: asked.technicianId === null || floor.people.some(person => person.staffId === asked.technicianId),
    hasRoom: asked.adviserId === null ? roomy.length > 0 : roomy.includes(asked.adviserId),
    // An adviser who is no bookable resource limits nothing.
    advisers: bookable.length < roomy.length ? [] : bookable,
  }
}

function resourcesOf({ floor, atHome }: Question, advisers: Floor['advisers']) {
  const skills = floor.crews.map((_, n) => String(n))
  const skillsOf = (id: string) => skills.filter((_, n) => floor.crews[n]?.some(person => person.id === id))
  return {
    resources: [
      ...[...floor.bays, ...advisers].map(({ id, kind }) => ({ id, kind, class: FIT, skills: [] })),
      ...floor.people.map(({ id, kind }) => ({ id, kind, class: FIT, skills: skillsOf(id) })),
    ],
    needs: {
      bayClass: atHome ? null : FIT,
      skills,
      adviserMinutes: advisers.length > 0 && !atHome ? ADVISER_MINUTES : 0,
    },
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
