import { type DayState, isFree, put, readyAt } from './day-state.ts'
import { FIXED, type PackedDay } from './packed-day.ts'
import type { DayPlan, WorkshopDay } from './workshop-day.ts'

/** The plan people were told, by the steps of today; a step that is new or was without a place starts at -1. */
export type Former = {
  person: Int32Array
  bay: Int32Array
  start: Float64Array
  /** Whether the car of a job nobody has begun gets ready later than its owner was told. */
  isMoved: (state: DayState, job: number) => boolean
  /** Whether such a job has another person, bay or time for any step. */
  isChanged: (state: DayState, job: number) => boolean
  mostMoved: number
}

export function readFormer(given: WorkshopDay, day: PackedDay, plan: DayPlan, mostShare: number): Former {
  const { person, bay, start } = readPlaces(given, day, plan)
  const readyThen = new Map(plan.ready.map(one => [one.jobId, one.readyAt]))
  const told = Float64Array.from(given.jobs, job =>
    Math.max(job.promised, readyThen.get(job.id) ?? Number.POSITIVE_INFINITY),
  )
  const counts = Uint8Array.from(given.jobs, (_, job) => (isUnstarted(day, job, start) ? 1 : 0))
  const isMoved = (state: DayState, job: number) => counts[job] === 1 && readyAt(day, state, job) > (told[job] ?? 0)
  const isChanged = (state: DayState, job: number): boolean => {
    if (counts[job] === 0) return false
    for (let i = day.firstStep[job] ?? 0; i < (day.firstStep[job + 1] ?? 0); i++) {
      if (state.start[i] !== start[i]) return true
      if (start[i] !== -1 && (state.person[i] !== person[i] || state.bay[i] !== bay[i])) return true
    }
    return false
  }
  const unstarted = counts.reduce((sum, each) => sum + each, 0)
  return {
    person,
    bay,
    start,
    isMoved,
    isChanged,
    mostMoved: Math.floor(unstarted * mostShare),
  }
}

function readPlaces(given: WorkshopDay, day: PackedDay, plan: DayPlan): Pick<Former, 'person' | 'bay' | 'start'> {
  const person = new Int32Array(day.n).fill(-1)
  const bay = new Int32Array(day.n).fill(-1)
  const start = new Float64Array(day.n).fill(-1)
  const told = new Map(plan.steps.map(step => [step.stepId, step]))
  const personAt = new Map(given.people.map((one, at) => [one.id, at]))
  const bayAt = new Map(given.bays.map((one, at) => [one.id, at]))
  for (const [i, step] of day.steps.entries()) {
    const place = told.get(step.id)
    const who = place && personAt.get(place.personId)
    const where = place && (place.bayId === null ? day.bays : bayAt.get(place.bayId))
    if (!place || who === undefined || where === undefined) continue
    person[i] = who
    bay[i] = where
    start[i] = place.start
  }
  return { person, bay, start }
}

function isUnstarted(day: PackedDay, job: number, start: Float64Array): boolean {
  let isTold = false
  for (let i = day.firstStep[job] ?? 0; i < (day.firstStep[job + 1] ?? 0); i++) {
    if (day.fixed[i] === FIXED.inProgress) return false
    if ((start[i] ?? -1) >= 0) isTold = true
  }
  return isTold
}

/** Puts every step back where it was told, earliest first, as far as that still can be. */
export function placeFormer(day: PackedDay, state: DayState, former: Former): void {
  const order = Array.from(former.start.keys())
    .filter(i => (former.start[i] ?? -1) >= day.now && (state.start[i] ?? -1) < 0)
    .sort((a, b) => (former.start[a] ?? 0) - (former.start[b] ?? 0) || a - b)
  for (const i of order) {
    const job = day.jobOf[i] ?? 0
    const start = former.start[i] ?? 0
    const who = former.person[i] ?? 0
    const where = former.bay[i] ?? 0
    if (start < (day.release[job] ?? 0) || !isInOrder(day, state, job, i, start)) continue
    if (!day.mayDo[i]?.includes(who) || !day.mayHold[i]?.includes(where)) continue
    const end = isFree(day, state, i, who, where, start)
    if (end >= 0) put(day, state, i, who, where, start, end)
  }
}

function isInOrder(day: PackedDay, state: DayState, job: number, i: number, start: number): boolean {
  for (let before = day.firstStep[job] ?? 0; before < i; before++)
    if ((state.start[before] ?? -1) < 0 || (state.end[before] ?? 0) > start) return false
  return true
}
