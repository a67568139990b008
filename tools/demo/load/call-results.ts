import type { FollowUpPlan } from '../generate/visits.ts'

/** How a call ended, in the words of the product. */
export const callResults = {
  reached: 'reached',
  noAnswer: 'noAnswer',
  refused: 'refused',
  inconvenient: 'notConvenient',
} as const satisfies Record<FollowUpPlan['result'], string>
