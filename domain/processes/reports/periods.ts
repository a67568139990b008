import { addWorkingDays, endOfWork, isWorkingDay, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, addMonthsOn, type DateOn, type Instant, weekdayOf } from '#domain/kernel/time.ts'

export const reportKinds = ['daily', 'weekly', 'monthly'] as const
export type ReportKind = (typeof reportKinds)[number]

export type Period = { kind: ReportKind; fromOn: DateOn; toOn: DateOn; dueAt: Instant }

/**
 * Which reports are due at the end of this day's work. A day's report takes in the days off before it; the week ends
 * on Saturday and the month on its last day, or on the last working day before; periods of a kind tile the calendar.
 */
export function periodsDueOn(calendar: WorkingCalendar, on: DateOn): Period[] {
  const dueAt = endOfWork(calendar, on)
  if (dueAt === undefined) return []
  const periods: Period[] = [{ kind: 'daily', fromOn: addDaysOn(addWorkingDays(calendar, on, -1), 1), toOn: on, dueAt }]
  const saturday = addDaysOn(on, 6 - weekdayOf(on))
  if (isLastWorkingDay(calendar, on, saturday))
    periods.push({ kind: 'weekly', fromOn: addDaysOn(saturday, -6), toOn: saturday, dueAt })
  const monthFrom = `${on.slice(0, 8)}01`
  const monthTo = addDaysOn(addMonthsOn(monthFrom, 1), -1)
  if (isLastWorkingDay(calendar, on, monthTo))
    periods.push({ kind: 'monthly', fromOn: monthFrom, toOn: monthTo, dueAt })
  return periods
}

function isLastWorkingDay(calendar: WorkingCalendar, on: DateOn, lastOn: DateOn): boolean {
  for (let day = addDaysOn(on, 1); day <= lastOn; day = addDaysOn(day, 1)) if (isWorkingDay(calendar, day)) return false
  return on <= lastOn
}

/** When the period of the same kind before this one was cut off: at the end of its last working day. */
export function cutOffBefore(calendar: WorkingCalendar, { fromOn }: Pick<Period, 'fromOn'>): Instant | undefined {
  return endOfWork(calendar, addWorkingDays(calendar, fromOn, -1))
}
