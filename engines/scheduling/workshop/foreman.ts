import { type DayState, isFree, put } from './day-state.ts'
import type { PackedDay } from './packed-day.ts'
import { startState } from './start-state.ts'
import { firstAfter, type Timelines } from './timelines.ts'

/** Of two waiting steps the one with the lower number goes first; times are those of the moment of choice. */
export type StepRank = (i: number, moment: number) => number

/**
 * Works through the day as a foreman does: whenever somebody and a bay are free, the most urgent waiting step that they
 * can do begins. Nobody waits for a car that comes later, and no gap before the moment is looked for.
 */
export function dispatchDay(day: PackedDay, rank: StepRank): DayState {
  const state = startState(day)
  const moments = new Set<number>([day.now])
  const queue = [day.now]
  const visit = (moment: number) => {
    if (moment <= day.now || moment > day.horizon || moments.has(moment)) return
    moments.add(moment)
    insertSorted(queue, moment)
  }
  for (const spans of day.together) for (let at = 0; at < spans.length; at += 2) visit(spans[at] ?? 0)
  for (const lines of [state.people, state.bays])
    lines.count.forEach((count, resource) => {
      for (let at = 0; at < count; at++) visit(lines.end[resource * lines.room + at] ?? 0)
    })
  for (let job = 0; job < day.jobs; job++) visit(day.release[job] ?? 0)
  for (let moment = queue.shift(); moment !== undefined; moment = queue.shift()) {
    const now = moment
    const waiting = nextSteps(day, state, now)
      .map(i => ({ i, rank: rank(i, now) }))
      .sort((a, b) => a.rank - b.rank || a.i - b.i)
    if (waiting.length === 0) continue
    for (const { i } of waiting) {
      if (!begin(day, state, i, now)) continue
      visit(state.end[i] ?? 0)
      visit((state.end[i] ?? 0) + (day.clear[i] ?? 0))
    }
  }
  return state
}

function insertSorted(queue: number[], moment: number): void {
  let at = queue.length
  while (at > 0 && (queue[at - 1] ?? 0) > moment) at--
  queue.splice(at, 0, moment)
}

/** The first step without a place of every job whose steps before it have ended. */
function nextSteps(day: PackedDay, state: DayState, now: number): number[] {
  const found: number[] = []
  for (let job = 0; job < day.jobs; job++) {
    if ((day.release[job] ?? 0) > now) continue
    let ready = 0
    for (let i = day.firstStep[job] ?? 0; i < (day.firstStep[job + 1] ?? 0) && ready <= now; i++) {
      if ((state.start[i] ?? -1) < 0) {
        found.push(i)
        break
      }
      ready = Math.max(ready, state.end[i] ?? 0)
    }
  }
  return found
}

function begin(day: PackedDay, state: DayState, i: number, now: number): boolean {
  for (const person of day.mayDo[i] ?? []) {
    if (isTaken(state.people, person, now)) continue
    for (const bay of day.mayHold[i] ?? []) {
      if (bay < day.bays && isTaken(state.bays, bay, now)) continue
      const end = isFree(day, state, i, person, bay, now)
      if (end < 0) continue
      put(day, state, i, person, bay, now, end)
      return true
    }
  }
  return false
}

function isTaken(lines: Timelines, resource: number, now: number): boolean {
  const at = firstAfter(lines, resource, now)
  return at < resource * lines.room + (lines.count[resource] ?? 0) && (lines.start[at] ?? 0) <= now
}
