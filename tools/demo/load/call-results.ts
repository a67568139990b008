import { addHours, type Instant } from '#domain/kernel/time.ts'
import type { FollowUpPlan } from '../generate/visits.ts'

/** How a call ended, in the words of the product. */
export const callResults = {
  reached: 'reached',
  noAnswer: 'noAnswer',
  refused: 'refused',
  inconvenient: 'notConvenient',
} as const satisfies Record<FollowUpPlan['result'], string>
export type CallResult = (typeof callResults)[keyof typeof callResults]

/** Whom nobody could speak with is called again the day after, and then all is well. */
export const wellAgain = { result: 'reached', satisfied: true, opinion: '使用正常，没有意见' } as const

export function calledAgainAt({ result, calledAt }: FollowUpPlan): Instant | undefined {
  return result === 'reached' || result === 'refused' ? undefined : addHours(calledAt, 24)
}

/** What a record says of a call besides what was said: the more there is to say, the longer it takes. */
export function courseOf({ result, opinion }: { result: CallResult; opinion: string }) {
  const isReached = result === 'reached'
  return {
    interviewee: isReached ? ('owner' as const) : ('' as const),
    mayCallAgain: isReached ? true : null,
    durationSeconds: isReached ? 90 + opinion.length * 6 : 25,
  }
}
