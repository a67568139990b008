import { parseScaled } from '#domain/kernel/scaled.ts'

/** How one part wears: a reading, the limit it must keep, and what it loses (or gains) over a distance or a time. */
export type WearRule = {
  limitMilli: number
  /** Per 10,000 km, or per month. */
  wearMilli: number
  per: 'km' | 'month'
  /** Water in brake fluid grows towards its limit; a pad shrinks. */
  grows: boolean
}

export type Life = { remainingKm: number | null; remainingMonths: number | null; isDue: boolean }

const KM_OF_WEAR = 10_000
const DIGITS = 3

/** DLV-12: what is left of a part, from what was measured on this car. Rounded down: nobody is promised more. */
export function lifeOf(valueMilli: number, rule: WearRule, kmPerMonth: number): Life {
  const left = rule.grows ? rule.limitMilli - valueMilli : valueMilli - rule.limitMilli
  if (left <= 0) return { remainingKm: 0, remainingMonths: 0, isDue: true }
  if (rule.per === 'month') {
    const remainingMonths = Math.floor(left / rule.wearMilli)
    return { remainingKm: null, remainingMonths, isDue: remainingMonths === 0 }
  }
  const remainingKm = Math.floor((left * KM_OF_WEAR) / rule.wearMilli / 100) * 100
  const remainingMonths = kmPerMonth > 0 ? Math.floor(remainingKm / kmPerMonth) : null
  return { remainingKm, remainingMonths, isDue: remainingKm === 0 }
}

/** A reading as it was typed, in thousandths; undefined when it is no number. */
export function readingMilli(value: string | null): number | undefined {
  return value === null ? undefined : parseScaled(value, DIGITS)
}
