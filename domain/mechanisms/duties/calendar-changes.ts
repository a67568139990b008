import type { OpeningHours, WorkingCalendar } from '#domain/kernel/calendar.ts'

type Hours = Pick<WorkingCalendar, 'weekly' | 'exceptions'>
type Change = { from: string | null; to: string | null }

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const weekdayNumbers = [0, 1, 2, 3, 4, 5, 6] as const

/** The days whose hours differ, for the timeline: a whole calendar before and after would hide the one day. */
export function calendarChanges(before: Hours, after: Hours): Record<string, Change> {
  const changed: Record<string, Change> = {}
  const note = (day: string, from: string | null, to: string | null) => {
    if (from !== to) changed[day] = { from, to }
  }
  for (const day of weekdayNumbers) note(weekdays[day], hoursText(before.weekly[day]), hoursText(after.weekly[day]))
  const dates = new Set([...Object.keys(before.exceptions), ...Object.keys(after.exceptions)])
  for (const on of [...dates].toSorted()) note(on, exceptionText(before, on), exceptionText(after, on))
  return changed
}

function exceptionText(calendar: Hours, on: string): string | null {
  const exception = Object.hasOwn(calendar.exceptions, on) ? calendar.exceptions[on] : undefined
  if (!exception) return null
  return hoursText('hours' in exception ? exception.hours : [])
}

function hoursText(hours: readonly OpeningHours[]): string {
  return hours.length === 0 ? '休息' : hours.map(({ open, close }) => `${open}–${close}`).join('、')
}
