import { type DayState, isFree, makeDayState, put } from './day-state.ts'
import { FIXED, type PackedDay } from './packed-day.ts'

/** What is in progress, where it stands, and what is pinned to a time, if somebody is free then. All else has no place. */
export function startState(day: PackedDay): DayState {
  const state = makeDayState(day)
  for (let i = 0; i < day.n; i++) {
    const place = day.frozen[i]
    if (place) put(day, state, i, place.person, place.bay, place.start, place.end)
  }
  for (let i = 0; i < day.n; i++) if (day.fixed[i] === FIXED.pinned) placePinned(day, state, i)
  return state
}

function placePinned(day: PackedDay, state: DayState, i: number): void {
  const start = day.pinnedStart[i] ?? 0
  for (const person of day.mayDo[i] ?? []) {
    for (const bay of day.mayHold[i] ?? []) {
      const end = isFree(day, state, i, person, bay, start)
      if (end < 0) continue
      put(day, state, i, person, bay, start, end)
      return
    }
  }
}
