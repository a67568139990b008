import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { addMinutes, dateOn, formatLocal, type Instant } from '#domain/kernel/time.ts'
import { resourceRefusals } from '#domain/mechanisms/resources/refusals.ts'
import { carLimit, loadState } from '#domain/processes/appointments/adviser-load.ts'
import { adviserCars } from '#domain/processes/appointments/policies.ts'
import { appointmentRefusals } from '#domain/processes/appointments/refusals.ts'
import { crewsFor, type WorkNeeds } from '#domain/processes/catalogue/work-needs.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { AppError, refuse } from '#server/kernel/errors.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { bookResource, busyBetween, listResources, releaseBookings } from '#server/mechanisms/resources/bookings.ts'
import { offShiftBetween } from '#server/mechanisms/resources/shifts.ts'
import { subjectOf } from './changing.ts'
import { adviserResource } from './queries-history.ts'
import { carsOfAdvisers, lockAdviserDay } from './queries-load.ts'

/** How long the adviser is taken up when the car comes. */
export const ADVISER_MINUTES = 30

export type Capacity = {
  id: string
  bookedAt: Instant
  plannedMinutes: number
  adviserId: string
  assistantId: string | null
  namedTechnicianId: string | null
  bayId: string | null
  loanCarId: string | null
  atHome: boolean
  needs: WorkNeeds
  /** Whom the next one is told of. */
  label: string
}

/**
 * Keeps bay, technician and adviser for a booking, in this order; what it held before is free again. The database
 * refuses what somebody else holds. @returns the technician kept, the first where the work takes several
 */
export async function keepCapacity(ctx: Ctx, wanted: Capacity): Promise<{ technicianId: string }> {
  await checkLoad(ctx, wanted)
  await releaseBookings(ctx, wanted.id, 'appointment')
  const to = addWorkingMinutes(await calendarOf(ctx), wanted.bookedAt, wanted.plannedMinutes)
  if (wanted.bayId !== null) await book(ctx, wanted, wanted.bayId, to)
  if (wanted.loanCarId !== null) await book(ctx, wanted, wanted.loanCarId, to)
  const technicianId = await keepTechnicians(ctx, wanted, to)
  const adviser =
    wanted.assistantId === null && !wanted.atHome ? await adviserResource(ctx, wanted.adviserId) : undefined
  if (adviser) {
    const talkEnds = addMinutes(wanted.bookedAt, ADVISER_MINUTES)
    await checkShift(ctx, wanted, adviser, talkEnds)
    await book(ctx, wanted, adviser.id, talkEnds)
  }
  return { technicianId }
}

/** TL-34: an adviser's day is full at the limit; the refusal names who still has room. */
async function checkLoad(ctx: Ctx, wanted: Capacity): Promise<void> {
  const on = dateOn(wanted.bookedAt, ctx.store.zone)
  const rule = await policy(ctx, adviserCars)
  await lockAdviserDay(ctx, wanted.adviserId, on)
  const advisers = await carsOfAdvisers(ctx, on, wanted.id)
  const own = advisers.find(item => item.adviserId === wanted.adviserId)
  const withAssistant = wanted.assistantId !== null
  if (own === undefined || loadState(own.cars, rule, withAssistant) !== 'full') return
  const others = advisers.filter(item => loadState(item.cars, rule) !== 'full').map(item => item.name)
  throw refuse(appointmentRefusals.adviserFull, {
    name: own.name,
    cars: own.cars,
    limit: carLimit(rule, withAssistant),
    others: others.join('、') || '—',
  })
}

/** Somebody for each piece of the work, as few as will do: whoever the customer named, then the first who are free. */
async function keepTechnicians(ctx: Ctx, wanted: Capacity, to: Instant): Promise<string> {
  const crews: Crew[] = crewsFor(await listResources(ctx, 'technician'), wanted.needs)
  const kept: string[] = []
  if (wanted.namedTechnicianId !== null) kept.push(await keepNamed(ctx, wanted, crews, to))
  const spans = [...(await busyBetween(ctx, wanted.bookedAt, to)), ...(await awayBetween(ctx, wanted.bookedAt, to))]
  const busy = new Set(spans.map(span => span.resourceId))
  for (;;) {
    const open = crews.filter(crew => !crew.some(person => kept.includes(person.id)))
    const [next] = open
    if (next === undefined) break
    kept.push(await keepOneOf(ctx, wanted, byUse(next, open, busy), to))
  }
  const [first] = kept
  if (first === undefined) throw new Error('work without a crew')
  return first
}

type Crew = { id: string; name: string; staffId: string | null }[]

/** Who is free, whoever serves most of what is open before the others. */
function byUse(crew: Crew, open: readonly Crew[], busy: ReadonlySet<string>): Crew {
  const use = (id: string) => open.filter(each => each.some(person => person.id === id)).length
  return crew.filter(person => !busy.has(person.id)).toSorted((a, b) => use(b.id) - use(a.id))
}

async function keepOneOf(ctx: Ctx, wanted: Capacity, people: Crew, to: Instant): Promise<string> {
  for (const person of people) {
    if (await tryToBook(ctx, wanted, person.id, to)) return person.id
  }
  throw refuse(appointmentRefusals.noTechnician, { at: formatLocal(wanted.bookedAt, ctx.store.zone) })
}

async function keepNamed(ctx: Ctx, wanted: Capacity, crews: readonly Crew[], to: Instant): Promise<string> {
  const person = crews.flat().find(each => each.staffId === wanted.namedTechnicianId)
  if (!person)
    throw refuse(appointmentRefusals.notTechnician, { name: await nameOfStaff(ctx, wanted.namedTechnicianId) })
  await checkShift(ctx, wanted, person, to)
  await book(ctx, wanted, person.id, to)
  return person.id
}

const awayBetween = async (ctx: Ctx, from: Instant, to: Instant) =>
  offShiftBetween(ctx, await calendarOf(ctx), from, to)

/** Nobody is booked for hours outside the shift. */
async function checkShift(ctx: Ctx, wanted: Capacity, person: { id: string; name: string }, to: Instant) {
  const off = (await awayBetween(ctx, wanted.bookedAt, to)).find(span => span.resourceId === person.id)
  if (!off) return
  throw refuse(resourceRefusals.offShift, {
    resource: person.name,
    from: formatLocal(off.startAt, ctx.store.zone),
    to: formatLocal(off.endAt, ctx.store.zone),
  })
}

/** Somebody else was quicker, or is off: the next one is asked. */
export function isTaken(error: unknown): boolean {
  const taken: readonly unknown[] = [resourceRefusals.taken, resourceRefusals.takenMeanwhile, resourceRefusals.offShift]
  return error instanceof AppError && taken.includes(error.refusal)
}

/** False when somebody else was quicker: then the next one is asked. */
async function tryToBook(ctx: Ctx, wanted: Capacity, resourceId: string, to: Instant): Promise<boolean> {
  try {
    await book(ctx, wanted, resourceId, to)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

async function book(ctx: Ctx, wanted: Capacity, resourceId: string, to: Instant): Promise<void> {
  const { bookedAt: from, label } = wanted
  await bookResource(ctx, { resourceId, from, to, purpose: 'appointment', subject: subjectOf(wanted), label })
}
