import { addDaysOn, dateOn, type Instant, instantOf, isBefore } from '#domain/kernel/time.ts'

export type QuietHours = { from: string; to: string }

/** The first moment at or after `at` outside the quiet hours, which may span midnight. Equal ends mean there are none. */
export function afterQuietHours(at: Instant, quiet: QuietHours, zone: string): Instant {
  if (quiet.from === quiet.to) return at
  const today = dateOn(at, zone)
  for (const on of [addDaysOn(today, -1), today]) {
    const start = instantOf(on, quiet.from, zone)
    const end = instantOf(quiet.from < quiet.to ? on : addDaysOn(on, 1), quiet.to, zone)
    if (!isBefore(at, start) && isBefore(at, end)) return end
  }
  return at
}
