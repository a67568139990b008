import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, type DateOn, weekdayOf } from '#domain/kernel/time.ts'
import type { StoreRow } from '../data/stores.ts'

const weekdayFactor = [1.15, 1.1, 0.9, 0.88, 0.92, 1, 1.3] as const
// Full before the Spring Festival and the October holiday, empty just after.
const monthFactor = [1.22, 0.72, 0.95, 1, 1.02, 1.03, 1.06, 1.03, 1.12, 0.92, 0.98, 1.04] as const
const springFestivals: readonly DateOn[] = ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26']

/** How many cars come to a store on a date; size 1 is a shop at its usual load. */
export function carsOn(rng: Rng, store: StoreRow, on: DateOn, size: number): number {
  const month = Number(on.slice(5, 7))
  const factor = (weekdayFactor[weekdayOf(on)] ?? 1) * (monthFactor[month - 1] ?? 1) * holidayFactor(on)
  return Math.round(store.carsPerDay * size * factor * (0.85 + rng.next() * 0.3))
}

function holidayFactor(on: DateOn): number {
  for (const festivalOn of springFestivals) {
    if (on >= addDaysOn(festivalOn, -1) && on <= addDaysOn(festivalOn, 2)) return 0
    if (on > festivalOn && on <= addDaysOn(festivalOn, 6)) return 0.45
  }
  const day = on.slice(5)
  if (day === '01-01' || (day >= '05-01' && day <= '05-03') || (day >= '10-01' && day <= '10-03')) return 0.55
  return 1
}
