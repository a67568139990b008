import type { Rng } from '../rng.ts'
import { FIXED, type PackedDay } from './packed-day.ts'
import { firstAfter, makeTimelines, occupy, type Timelines, vacate } from './timelines.ts'

/** A plan while it is being changed. A step without a place starts at -1. */
export type DayState = {
  person: Int32Array
  bay: Int32Array
  start: Float64Array
  end: Float64Array
  people: Timelines
  bays: Timelines
  /** Where the last search for a place ended: its person, or -1 when there was none. */
  fit: { person: number; bay: number; start: number; end: number }
}

export function makeDayState({ n, people, bays }: PackedDay): DayState {
  return {
    person: new Int32Array(n).fill(-1),
    bay: new Int32Array(n).fill(-1),
    start: new Float64Array(n).fill(-1),
    end: new Float64Array(n).fill(-1),
    people: makeTimelines(people, n + 1),
    bays: makeTimelines(bays + 1, n + 1),
    fit: { person: -1, bay: -1, start: 0, end: 0 },
  }
}

export function put(
  day: PackedDay,
  state: DayState,
  i: number,
  person: number,
  bay: number,
  start: number,
  end: number,
) {
  state.person[i] = person
  state.bay[i] = bay
  state.start[i] = start
  state.end[i] = end
  occupy(state.people, person, i, start, end)
  if (bay < day.bays) occupy(state.bays, bay, i, start, end + (day.clear[i] ?? 0))
}

export function take(day: PackedDay, state: DayState, i: number): void {
  if ((state.start[i] ?? -1) < 0) return
  vacate(state.people, state.person[i] ?? 0, i)
  if ((state.bay[i] ?? 0) < day.bays) vacate(state.bays, state.bay[i] ?? 0, i)
  state.start[i] = -1
  state.end[i] = -1
}

/**
 * Looks for the place where a step ends first, not before a moment. Among equals the person and the bay that can do
 * least win, so that the specialists stay free. With chance, some places are overlooked, which is how a search gets
 * out of its habits.
 */
export function findFit(day: PackedDay, state: DayState, i: number, from: number, blink: number, rng: Rng): boolean {
  const { fit } = state
  const people = day.mayDo[i] ?? none
  const bays = day.mayHold[i] ?? none
  fit.person = -1
  fit.end = Number.POSITIVE_INFINITY
  for (let p = 0; p < people.length; p++) {
    for (let b = 0; b < bays.length; b++) {
      if (blink > 0 && rng.fraction() < blink) continue
      tryPair(day, state, i, people[p] ?? 0, bays[b] ?? 0, from)
    }
  }
  return fit.person >= 0
}

const none = new Int32Array(0)

function tryPair(day: PackedDay, state: DayState, i: number, person: number, bay: number, from: number): void {
  const { fit } = state
  const minutes = day.minutes[i] ?? 0
  const clear = day.clear[i] ?? 0
  const spans = day.together[person * (day.bays + 1) + bay] ?? noSpans
  let start = from
  for (;;) {
    let at = 0
    while (at < spans.length && (spans[at + 1] ?? 0) <= start) at += 2
    if (at >= spans.length) return
    start = Math.max(start, spans[at] ?? 0)
    if (start + minutes >= fit.end) return
    const end = endOfWork(spans, at, start, minutes)
    if (end < 0 || end >= fit.end) return
    const held = blockedUntil(state.people, person, start, end)
    const free = held > 0 || bay >= day.bays ? held : blockedUntil(state.bays, bay, start, end + clear)
    if (free <= 0) {
      fit.person = person
      fit.bay = bay
      fit.start = start
      fit.end = end
      return
    }
    start = free
  }
}

const noSpans = new Float64Array(0)

/** When work of some minutes ends that starts within a span, going on after each pause; -1 when time runs out. */
export function endOfWork(spans: Float64Array, at: number, start: number, minutes: number): number {
  let left = minutes
  let from = start
  for (let each = at; each < spans.length; each += 2) {
    from = Math.max(from, spans[each] ?? 0)
    const room = (spans[each + 1] ?? 0) - from
    if (left <= room) return from + left
    left -= room
  }
  return -1
}

/** The end of what lies in the way, or 0 when nothing does. */
function blockedUntil(lines: Timelines, resource: number, start: number, end: number): number {
  const at = firstAfter(lines, resource, start)
  if (at >= resource * lines.room + (lines.count[resource] ?? 0)) return 0
  return (lines.start[at] ?? 0) < end ? (lines.end[at] ?? 0) : 0
}

/** Whether a step may stand exactly there as things are. */
export function isFree(day: PackedDay, state: DayState, i: number, person: number, bay: number, start: number): number {
  const spans = day.together[person * (day.bays + 1) + bay] ?? noSpans
  let at = 0
  while (at < spans.length && (spans[at + 1] ?? 0) <= start) at += 2
  if (at >= spans.length || start < (spans[at] ?? 0)) return -1
  const end = endOfWork(spans, at, start, day.minutes[i] ?? 0)
  if (end < 0 || blockedUntil(state.people, person, start, end) > 0) return -1
  if (bay < day.bays && blockedUntil(state.bays, bay, start, end + (day.clear[i] ?? 0)) > 0) return -1
  return end
}

/** Gives the steps of a job that have no place one each, in their order; those after a failure stay without. */
export function placeJob(day: PackedDay, state: DayState, job: number, blink: number, rng: Rng): void {
  let from = Math.max(day.now, day.release[job] ?? 0)
  const end = day.firstStep[job + 1] ?? 0
  for (let i = day.firstStep[job] ?? 0; i < end; i++) {
    if ((state.start[i] ?? -1) < 0) {
      if (!findFit(day, state, i, from, blink, rng) && !(blink > 0 && findFit(day, state, i, from, 0, rng))) return
      put(day, state, i, state.fit.person, state.fit.bay, state.fit.start, state.fit.end)
    }
    from = Math.max(from, state.end[i] ?? 0)
  }
}

/** Takes the steps of a job out that nobody has fixed. */
export function takeJob(day: PackedDay, state: DayState, job: number): void {
  const end = day.firstStep[job + 1] ?? 0
  for (let i = day.firstStep[job] ?? 0; i < end; i++) if (day.fixed[i] === FIXED.free) take(day, state, i)
}

/** A pinned time that the steps before it do not keep is worse than any lateness. */
const AGAINST_ORDER = 1_000_000

export function readyAt(day: PackedDay, state: DayState, job: number): number {
  let ready = Math.max(day.now, day.release[job] ?? 0)
  const end = day.firstStep[job + 1] ?? 0
  for (let i = day.firstStep[job] ?? 0; i < end; i++) {
    if ((state.start[i] ?? -1) < 0) return Number.POSITIVE_INFINITY
    ready = Math.max(ready, state.end[i] ?? 0)
  }
  return ready + (day.after[job] ?? 0)
}

/** Weighted minutes after the promise; with what breaks an order counted far above it. */
export function latenessOf(day: PackedDay, state: DayState, job: number): number {
  const end = day.firstStep[job + 1] ?? 0
  let before = Number.NEGATIVE_INFINITY
  let broken = 0
  for (let i = day.firstStep[job] ?? 0; i < end; i++) {
    const start = state.start[i] ?? -1
    if (start < 0) {
      broken += AGAINST_ORDER / 100
      continue
    }
    if (start < before) broken += AGAINST_ORDER
    before = state.end[i] ?? 0
  }
  const ready = Math.min(readyAt(day, state, job), day.horizon)
  return broken + (day.weight[job] ?? 0) * Math.max(0, ready - (day.promised[job] ?? 0))
}
