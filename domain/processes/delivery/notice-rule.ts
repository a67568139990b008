import { addMinutes, type Instant, minutesBetween } from '#domain/kernel/time.ts'

export type NoticeRule = { boundaryHours: number; shortHours: number; longHours: number }

/** TL-25, TL-26: an hour ahead for short jobs, four for those planned for two days and more; exactly two days counts as long. */
export function noticeDueAt(rule: NoticeRule, receivedAt: Instant, promisedAt: Instant): Instant {
  const long = minutesBetween(receivedAt, promisedAt) >= rule.boundaryHours * 60
  return addMinutes(promisedAt, -60 * (long ? rule.longHours : rule.shortHours))
}
