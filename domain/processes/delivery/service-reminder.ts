import { addDaysOn, type DateOn } from '#domain/kernel/time.ts'

const MONTH_DAYS = 30

export type NextService = {
  nextOn: DateOn
  nextKm: number | null
  /** Where the car stands today, and how far it goes in a month; nothing known is zero. */
  mileageKm: number | null
  kmPerMonth: number
}

/** DLV-11: when the customer is reminded: ahead of the day, or of the distance where that comes first; not today. */
export function reminderOn(today: DateOn, next: NextService, rule: { aheadDays: number; aheadKm: number }): DateOn {
  const { nextOn, nextKm, mileageKm, kmPerMonth } = next
  const dates = [addDaysOn(nextOn, -rule.aheadDays)]
  if (nextKm !== null && mileageKm !== null && kmPerMonth > 0) {
    const km = Math.max(0, nextKm - rule.aheadKm - mileageKm)
    dates.push(addDaysOn(today, Math.floor((km * MONTH_DAYS) / kmPerMonth)))
  }
  const earliest = dates.toSorted()[0] ?? nextOn
  const tomorrow = addDaysOn(today, 1)
  return earliest < tomorrow ? tomorrow : earliest
}
