import { defineDuty } from '#domain/mechanisms/duties/definition.ts'

export const talkEstimate = defineDuty({
  kind: 'estimates.talk',
  title: ['讲解报价（{plate}）', 'Talk the estimate through ({plate})'],
  limit: 'TL-19',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{subjectId}/estimate',
})

/** A yes given on the telephone waits for somebody to act on it. */
export const FOLLOW_MINUTES = 15

export const followDecision = defineDuty({
  kind: 'estimates.follow-decision',
  title: ['客户已同意报价 {number}：开工单或预约', 'Estimate {number} accepted: open the order or a booking'],
  limit: 'EST-05',
  ownerRole: 'R-SA',
  escalateTo: 'R-BIZ-SUP',
  path: '/visits/{threadId}/estimate',
})

export const estimateDuties = [talkEstimate, followDecision] as const
