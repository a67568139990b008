import { addWorkingMinutes, nextOpening, type WorkingCalendar, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import { addMinutes, type Instant, isBefore, maxInstant, msOf, toInstant } from '#domain/kernel/time.ts'

export type PromiseQuestion = {
  now: Instant
  calendar: WorkingCalendar
  workMinutes: number
  /** Open work that stands before this for the same skill. */
  queueMinutes: number
  /** How many share that queue. */
  technicians: number
  /** When the last missing part is expected; null when nothing is missing. */
  partsArriveAt: Instant | null
  margin: { ppm: number; minMinutes: number }
}

/** One step on the way to the promise: what it is, how much working time it takes, when it is over. */
export type PromiseStep = { step: 'queue' | 'parts' | 'work' | 'margin'; minutes: number; until: Instant }
export type ProposedPromise = { promisedAt: Instant; breakdown: PromiseStep[] }

const MILLION = 1_000_000
const ROUND_MS = 300_000

/** The earliest moment that may honestly be promised: after the queue and the parts, the work, and a margin on it. */
export function proposePromise(question: PromiseQuestion): ProposedPromise {
  const { calendar, workMinutes, partsArriveAt, margin } = question
  const startAt = nextOpening(calendar, question.now)
  const breakdown: PromiseStep[] = []
  let at = startAt
  const until = (step: PromiseStep['step'], then: Instant) => {
    breakdown.push({ step, minutes: Math.max(0, workingMinutesBetween(calendar, at, then)), until: then })
    at = then
  }
  const waiting = Math.ceil(question.queueMinutes / Math.max(1, question.technicians))
  until('queue', addWorkingMinutes(calendar, at, waiting))
  if (partsArriveAt !== null && isBefore(at, partsArriveAt)) until('parts', nextOpening(calendar, partsArriveAt))
  until('work', addWorkingMinutes(calendar, at, workMinutes))
  const marginMinutes = Math.max(margin.minMinutes, Math.ceil((workMinutes * margin.ppm) / MILLION))
  until('margin', onTheClock(calendar, addWorkingMinutes(calendar, at, marginMinutes)))
  return { promisedAt: at, breakdown }
}

/** Nobody promises 16:03: up to the next five minutes, unless the shop is shut by then. */
function onTheClock(calendar: WorkingCalendar, at: Instant): Instant {
  const rounded = toInstant(Math.ceil(msOf(at) / ROUND_MS) * ROUND_MS)
  const closing = nextOpening(calendar, addMinutes(rounded, -1))
  return isBefore(rounded, closing) ? at : maxInstant(at, rounded)
}
