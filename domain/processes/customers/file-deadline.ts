import { endOfWorkOnOrAfter, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn, type Instant } from '#domain/kernel/time.ts'

/** End of work so many calendar days later; a file begun after closing, or on a day off, has until the next working day. */
export function fileDueAt(calendar: WorkingCalendar, openedAt: Instant, completeWithinDays: number): Instant {
  const on = addDaysOn(dateOn(openedAt, calendar.zone), completeWithinDays)
  const due = endOfWorkOnOrAfter(calendar, on)
  return due > openedAt ? due : endOfWorkOnOrAfter(calendar, addDaysOn(on, 1))
}
