import { texts } from '#domain/kernel/texts.ts'
import { type Instant, isBefore, msOf, toInstant } from '#domain/kernel/time.ts'

export const dueStates = ['later', 'open', 'warned', 'overdue', 'done', 'cancelled'] as const
export type DueState = (typeof dueStates)[number]

export const dueStateTexts = texts({
  later: ['未开始', 'Not begun'],
  open: ['进行中', 'Open'],
  warned: ['即将到期', 'Due soon'],
  overdue: ['逾期', 'Overdue'],
  done: ['已完成', 'Done'],
  cancelled: ['已取消', 'Cancelled'],
})

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
