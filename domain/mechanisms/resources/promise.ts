import { nextOpening, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, type Instant, isBefore, maxInstant, msOf, toInstant } from '#domain/kernel/time.ts'
import { type Floor, type PlacedTask, partsOf } from './floor.ts'
import type { ForecastTask } from './floor-question.ts'

export type Wanted = {
  /** The order the work is of; what of it stands on the floor already keeps its places there. */
  orderId: string
  tasks: readonly ForecastTask[]
  /** When the last missing part is expected; null when nothing is missing. */
  partsArriveAt: Instant | null
  /** Inspection, washing and making ready after the last piece of work. */
  afterMinutes: number
  margin: { ppm: number; minMinutes: number }
}

/** One step on the way to the promise: what it is, how much working time it takes, when it is over. */
export type PromiseStep = {
  step: 'queue' | 'parts' | 'work' | 'after' | 'margin'
  minutes: number
  until: Instant
}
/** The promise is null when there is work that nobody may do. */
export type ProposedPromise = { promisedAt: Instant | null; breakdown: PromiseStep[] }

const MILLION = 1_000_000
const ROUND_MS = 300_000

/**
 * The earliest moment that may honestly be promised: when the work finds its place among all that stands, what follows it,
 * and a margin. Nothing that was promised before has to give way.
 */
export function proposePromise(floor: Floor, calendar: WorkingCalendar, wanted: Wanted): ProposedPromise {
  const { axis } = floor
  const own = placesOf(floor, wanted)
  if (own.length < wanted.tasks.length) return { promisedAt: null, breakdown: [] }
  const work = wanted.tasks.reduce((sum, task) => sum + task.minutes, 0)
  const parts = partsOf(wanted, axis)
  const waiting = Math.max(parts, ...own.map(place => place.end - work))
  const queue = Math.min(waiting, queueWithoutParts(floor, wanted, work) ?? Math.max(0, waiting - parts))
  const margin = Math.max(wanted.margin.minMinutes, Math.ceil((work * wanted.margin.ppm) / MILLION))
  const at = (minutes: number) => (minutes <= 0 ? nextOpening(calendar, floor.now) : axis.at(minutes))
  // Waiting that ends with the day ends when the work begins: in the morning.
  const waited = (minutes: number) => nextOpening(calendar, at(minutes))
  const breakdown: PromiseStep[] = []
  let passed = 0
  const add = (step: PromiseStep['step'], minutes: number, until = at) => {
    passed += minutes
    breakdown.push({ step, minutes, until: until(passed) })
  }
  add('queue', queue, waited)
  if (waiting > queue) add('parts', waiting - queue, waited)
  add('work', work)
  if (wanted.afterMinutes > 0) add('after', wanted.afterMinutes)
  const promisedAt = onTheClock(calendar, at(passed + margin))
  breakdown.push({ step: 'margin', minutes: margin, until: promisedAt })
  return { promisedAt, breakdown }
}

/** Where its work stands already, and a place for the rest. */
function placesOf(floor: Floor, { orderId, tasks, partsArriveAt }: Wanted): readonly PlacedTask[] {
  const standing = floor.placed.filter(place => place.task.orderId === orderId)
  const known = new Set(standing.map(place => place.task.id))
  const rest = tasks.filter(task => !known.has(task.id))
  return [...standing, ...floor.layIn(rest, partsOf({ partsArriveAt }, floor.axis))]
}

/** What there would be to wait if all parts were here; unknown of what stands on the floor with its parts. */
function queueWithoutParts(floor: Floor, { orderId, tasks, partsArriveAt }: Wanted, work: number): number | undefined {
  if (partsArriveAt === null || floor.placed.some(place => place.task.orderId === orderId)) return undefined
  return Math.max(0, ...floor.layIn(tasks, 0).map(place => place.end - work))
}

/** Nobody promises 16:03: up to the next five minutes, unless the shop is shut by then. */
function onTheClock(calendar: WorkingCalendar, at: Instant): Instant {
  const rounded = toInstant(Math.ceil(msOf(at) / ROUND_MS) * ROUND_MS)
  const closing = nextOpening(calendar, addMinutes(rounded, -1))
  return isBefore(rounded, closing) ? at : maxInstant(at, rounded)
}
