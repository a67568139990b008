import { addWorkingMinutes, openAt, previousOpeningSlot, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addCalendarDays, addMinutes, type Instant, isBefore, maxInstant } from '#domain/kernel/time.ts'

export const reminderKinds = ['oneDay', 'halfDay'] as const
export type ReminderKind = (typeof reminderKinds)[number]
export type ReminderRule = 'half' | 'one' | 'both'
export type PlannedReminder = { kind: ReminderKind; at: Instant }

/** Half a day of a shop that is open for eight or nine hours. */
const HALF_DAY_MINUTES = 240
/** A moment outside opening hours moves to this long before the shop closed last. */
const BEFORE_CLOSING_MINUTES = 30

const kindsOf: Record<ReminderRule, readonly ReminderKind[]> = {
  half: ['halfDay'],
  one: ['oneDay'],
  both: ['oneDay', 'halfDay'],
}

/**
 * When the customer is reminded: the same time the day before, and half a working day before, always within opening
 * hours. What would already be past is left out; two that fall on one moment are one.
 */
export function plannedReminders(
  booking: { bookedAt: Instant; now: Instant },
  rule: ReminderRule,
  calendar: WorkingCalendar,
): PlannedReminder[] {
  const planned = kindsOf[rule]
    .map(kind => ({ kind, at: momentOf(kind, booking.bookedAt, calendar) }))
    .filter(reminder => isBefore(booking.now, reminder.at) && isBefore(reminder.at, booking.bookedAt))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return planned.filter((reminder, index) => planned[index + 1]?.at !== reminder.at)
}

function momentOf(kind: ReminderKind, bookedAt: Instant, calendar: WorkingCalendar): Instant {
  if (kind === 'halfDay') return addWorkingMinutes(calendar, bookedAt, -HALF_DAY_MINUTES)
  const dayBefore = addCalendarDays(bookedAt, -1, calendar.zone)
  if (openAt(calendar, dayBefore)) return dayBefore
  const last = previousOpeningSlot(calendar, dayBefore)
  return maxInstant(last.opensAt, addMinutes(last.closesAt, -BEFORE_CLOSING_MINUTES))
}
