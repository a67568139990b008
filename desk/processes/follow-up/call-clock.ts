import { type Instant, msOf } from '#domain/kernel/time.ts'

/** How long a call has lasted; a clock set back in between makes it nothing, never negative. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((msOf(to) - msOf(from)) / 1_000))
}
