import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { dateOn, daysBetweenOn, type Instant } from '#domain/kernel/time.ts'
import { customersRefusals } from './refusals.ts'

export type Reading = { km: number; at: Instant }

const FASTEST_KM_A_DAY = 1_500
const DAYS_A_MONTH = 30
/** Shorter spans say more about one trip than about a habit. */
const SHORTEST_SPAN_DAYS = 21

/** Whether a car can show this mileage now; an odometer does not run back, and hardly races ahead. */
export function judgeMileage(
  known: { mileageKm: number; mileageAt: Instant | null },
  km: number,
  now: Instant,
): Ruling<{ surprising: boolean }> {
  const { mileageKm, mileageAt } = known
  if (mileageAt === null) return allow({ surprising: false })
  if (km < mileageKm) {
    return deny(customersRefusals.mileageBack, { km, known: mileageKm, on: dateOn(mileageAt) })
  }
  const days = Math.max(1, daysBetweenOn(dateOn(mileageAt), dateOn(now)))
  return allow({ surprising: km - mileageKm > FASTEST_KM_A_DAY * days })
}

/** Kilometres a month as the readings show it, oldest to newest; undefined while they say too little. */
export function kmPerMonth(readings: readonly Reading[]): number | undefined {
  const sorted = readings.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) return undefined
  const days = daysBetweenOn(dateOn(first.at), dateOn(last.at))
  if (days < SHORTEST_SPAN_DAYS || last.km < first.km) return undefined
  return Math.round(((last.km - first.km) * DAYS_A_MONTH) / days)
}
