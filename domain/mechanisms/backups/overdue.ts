import { type Instant, minutesBetween } from '#domain/kernel/time.ts'

/** A night may fail once before somebody has to look. */
export const OVERDUE_HOURS = 48

/** Backups live on real time: a disk breaks whatever the business clock says. */
export function isOverdue(lastVerifiedAt: Instant | null, realNow: Instant): boolean {
  return lastVerifiedAt === null || minutesBetween(lastVerifiedAt, realNow) > OVERDUE_HOURS * 60
}
