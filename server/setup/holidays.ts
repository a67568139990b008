import chineseDays from 'chinese-days'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import type { DateOn } from '#domain/kernel/time.ts'

/** First and last date for which the package knows what the State Council has published. */
const FIRST: DateOn = '2025-01-01'
const LAST: DateOn = '2035-12-31'

/** The public holidays known today as days off; a store that opens on them changes its calendar. */
export function publicHolidays(): WorkingCalendar['exceptions'] {
  const days = chineseDays.getHolidaysInRange(FIRST, LAST, false)
  return Object.fromEntries(days.map(on => [on, { closed: true }]))
}
