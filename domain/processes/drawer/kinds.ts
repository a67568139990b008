import { texts } from '#domain/kernel/texts.ts'

export const closingStates = ['asked', 'closed', 'refused', 'withdrawn', 'reopened'] as const
export type ClosingState = (typeof closingStates)[number]

export const closingStateTexts = texts({
  asked: ['差额待审批', 'Waits for approval'],
  closed: ['已日结', 'Closed'],
  refused: ['差额未批准', 'Refused'],
  withdrawn: ['已撤回', 'Taken back'],
  reopened: ['已重开', 'Reopened'],
})

/** Notes and coins, in fen. */
export const faces = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const

/** What moved through a drawer. */
export const movementTexts = texts({
  'payment.taken': ['收款', 'Payment'],
  'refund.paid': ['退款', 'Refund'],
  'compensation.paid': ['补偿', 'Compensation'],
  'deposit.taken': ['收定金', 'Deposit'],
  'exitFee.taken': ['收检测费', 'Diagnosis fee'],
  'prepaid.taken': ['收会员储值', 'Prepaid'],
  'prepaid.returned': ['退会员储值', 'Prepaid returned'],
  'deposit.returned': ['退定金', 'Deposit returned'],
})

export const movementText = (kind: string) =>
  kind in movementTexts ? movementTexts[isMovement(kind) ? kind : 'payment.taken'] : ([kind, kind] as const)

const isMovement = (kind: string): kind is keyof typeof movementTexts => kind in movementTexts
