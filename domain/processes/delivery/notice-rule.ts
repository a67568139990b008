import { addMinutes, type Instant, msOf } from '#domain/kernel/time.ts'

const MINUTE = 60_000

export type NoticeRule = { boundaryHours: number; shortHours: number; longHours: number }

/** TL-25, TL-26: an hour ahead for short jobs, four for those planned for two days and more; exactly two days counts as long. */
export function noticeDueAt(rule: NoticeRule, receivedAt: Instant, promisedAt: Instant): Instant {
  const long = plannedMinutes(receivedAt, promisedAt) >= rule.boundaryHours * 60
  return addMinutes(promisedAt, -60 * (long ? rule.longHours : rule.shortHours))
}

/** As the clock on the wall shows both: a car that came at 17:00:20 and is promised for 17:00 of the day after next has two days. */
export function plannedMinutes(receivedAt: Instant, promisedAt: Instant): number {
  return Math.max(0, wallMinute(promisedAt) - wallMinute(receivedAt))
}

const wallMinute = (at: Instant) => Math.floor(msOf(at) / MINUTE)
