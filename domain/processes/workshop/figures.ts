/** A share in parts per million, or nothing where there was nothing to measure against. */
export const sharePpm = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1_000_000) / whole)

/** How far the real time may be from the standard before somebody looks at the standard. */
const TOLERATED_PPM = 200_000
/** Fewer jobs say nothing about the next. */
const ENOUGH_JOBS = 3
/** Standards are kept in tenths of an hour. */
const STEP_CENTI = 10

export type HoursProposal = { meanCenti: number; deviationPpm: number; proposedCenti: number | null }

/** BAY-03: the mean of what a job really took beside its standard, and another standard where they differ by a fifth. */
export function proposeHours(standardCenti: number, actualCenti: readonly number[]): HoursProposal | undefined {
  if (standardCenti === 0 || actualCenti.length === 0) return undefined
  const meanCenti = Math.round(actualCenti.reduce((sum, each) => sum + each, 0) / actualCenti.length)
  const deviationPpm = Math.round(((meanCenti - standardCenti) * 1_000_000) / standardCenti)
  const isOff = actualCenti.length >= ENOUGH_JOBS && Math.abs(deviationPpm) >= TOLERATED_PPM
  const rounded = Math.max(STEP_CENTI, Math.round(meanCenti / STEP_CENTI) * STEP_CENTI)
  return { meanCenti, deviationPpm, proposedCenti: isOff && rounded !== standardCenti ? rounded : null }
}

/** Minutes an adviser needs for one car at the counter. */
const COUNTER_MINUTES = 25

/** WKS-23: whom an hour needs so that no car waits for the next: the cars at the counter, the work they bring on the floor. */
export function staffFor(hour: { cars: number; workMinutes: number; weeks: number }): {
  carsCenti: number
  advisers: number
  technicians: number
} {
  const weeks = Math.max(1, hour.weeks)
  return {
    carsCenti: Math.round((hour.cars * 100) / weeks),
    advisers: Math.ceil((hour.cars * COUNTER_MINUTES) / (60 * weeks)),
    technicians: Math.ceil(hour.workMinutes / (60 * weeks)),
  }
}
