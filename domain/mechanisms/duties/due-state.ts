import { type Instant, isBefore, msOf, toInstant } from '#domain/kernel/time.ts'

export const dueStates = ['later', 'open', 'warned', 'overdue', 'done', 'cancelled'] as const
export type DueState = (typeof dueStates)[number]

type Times = { state: string; opensAt: Instant; warnAt: Instant | null; dueAt: Instant }

/** The colour of a duty: what its times say at this moment. */
export function dueStateOf(duty: Times, now: Instant): DueState {
  if (duty.state === 'done' || duty.state === 'cancelled') return duty.state
  if (!isBefore(now, duty.dueAt)) return 'overdue'
  if (duty.warnAt !== null && !isBefore(now, duty.warnAt)) return 'warned'
  return isBefore(now, duty.opensAt) ? 'later' : 'open'
}

/** The moment at which that share of the time from one moment to another is over; shares above 100 lie behind the end. */
export function momentAtPercent(from: Instant, to: Instant, percent: number): Instant {
  return toInstant(msOf(from) + Math.round(((msOf(to) - msOf(from)) * percent) / 100))
}
