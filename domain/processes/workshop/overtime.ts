import { type WorkingCalendar, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import { dateOn, type Instant, isBefore, minutesBetween } from '#domain/kernel/time.ts'
import type { Overtime } from '#domain/mechanisms/resources/overtime.ts'
import { workshopRefusals } from './refusals.ts'

export const overtimeStates = ['asked', 'granted', 'refused', 'cancelled'] as const
export type OvertimeState = (typeof overtimeStates)[number]

export const overtimeStateTexts = texts({
  asked: ['待批准', 'Asked'],
  granted: ['已批准', 'Granted'],
  refused: ['未批准', 'Refused'],
  cancelled: ['已取消', 'Cancelled'],
})

/** What somebody has worked or is to work beyond the opening hours, before this. */
export type OvertimeSoFar = { name: string; dayMinutes: number; monthMinutes: number }

export type OvertimeLimits = { dayMinutes: number; monthMinutes: number }

/** WKS-09: hours still to come, of one evening, while the shop is shut, and no more than the law lets anybody work. */
export function mayStayLate(
  { fromAt, toAt }: Pick<Overtime, 'fromAt' | 'toAt'>,
  { now, calendar, people }: { now: Instant; calendar: WorkingCalendar; people: readonly OvertimeSoFar[] },
  limits: OvertimeLimits,
): Ruling<true> {
  if (!isBefore(fromAt, toAt)) return deny(workshopRefusals.timesWrong)
  if (isBefore(fromAt, now)) return deny(workshopRefusals.overtimePast)
  if (dateOn(fromAt, calendar.zone) !== dateOn(toAt, calendar.zone)) return deny(workshopRefusals.overtimeOneDay)
  if (workingMinutesBetween(calendar, fromAt, toAt) > 0) return deny(workshopRefusals.overtimeOpen)
  const minutes = minutesBetween(fromAt, toAt)
  for (const { name, dayMinutes, monthMinutes } of people) {
    if (dayMinutes + minutes > limits.dayMinutes)
      return deny(workshopRefusals.overtimeDay, { name, limit: limits.dayMinutes / 60 })
    if (monthMinutes + minutes > limits.monthMinutes)
      return deny(workshopRefusals.overtimeMonth, { name, limit: limits.monthMinutes / 60 })
  }
  return allow(true)
}
