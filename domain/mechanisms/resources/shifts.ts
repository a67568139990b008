import { z } from 'zod'
import { openingSlotsOn, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addDaysOn, type DateOn, dateOn, type Instant } from '#domain/kernel/time.ts'
import { zExceptions, zWeekly } from '../duties/calendar.ts'

/** When a person works: by weekday, and the dates that differ. */
export const zShift = z.object({ weekly: zWeekly, exceptions: zExceptions })
export type Shift = z.infer<typeof zShift>

type Stretch = { startAt: Instant; endAt: Instant }

/**
 * When somebody is not there although the store is open. On dates for which the store has hours of their own the person
 * works those hours, unless the person's own plan names the date.
 */
export function offShift(store: WorkingCalendar, shift: Shift, from: Instant, to: Instant): Stretch[] {
  const off: Stretch[] = []
  const own = { zone: store.zone, ...shift }
  for (let on = dateOn(from, store.zone); on <= dateOn(to, store.zone); on = addDaysOn(on, 1)) {
    if (followsStore(store, shift, on)) continue
    const present = openingSlotsOn(own, on)
    for (const { opensAt, closesAt } of openingSlotsOn(store, on)) {
      let at = opensAt
      for (const span of present) {
        if (span.closesAt <= at || span.opensAt >= closesAt) continue
        if (span.opensAt > at) off.push({ startAt: at, endAt: span.opensAt })
        at = span.closesAt
      }
      if (at < closesAt) off.push({ startAt: at, endAt: closesAt })
    }
  }
  return off.filter(({ startAt, endAt }) => startAt < to && from < endAt)
}

const followsStore = (store: WorkingCalendar, shift: Shift, on: DateOn): boolean =>
  Object.hasOwn(store.exceptions, on) && !Object.hasOwn(shift.exceptions, on)
