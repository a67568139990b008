import { applyRatePpm, type Fen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { formatScaled } from '#domain/kernel/scaled.ts'
import { texts } from '#domain/kernel/texts.ts'
import { settlementRefusals } from './refusals.ts'
import type { LineShare } from './shares.ts'
import { deductFrom, netFen } from './shares.ts'

export const demandKinds = ['discount', 'complaint', 'other'] as const
export const demandStates = ['asked', 'granted', 'refused', 'withdrawn', 'applied'] as const
export type DemandKind = (typeof demandKinds)[number]

export const demandKindTexts = texts({
  discount: ['要求优惠', 'Wants a discount'],
  complaint: ['不满或投诉', 'Complains'],
  other: ['其他要求', 'Wants something else'],
})

export const demandStateTexts = texts({
  asked: ['等待决定', 'Waits for a decision'],
  granted: ['已同意', 'Granted'],
  refused: ['未同意', 'Refused'],
  withdrawn: ['已撤回', 'Taken back'],
  applied: ['已计入结算', 'On the bill'],
})

type Unpaid = { payer: string; state: string; hasMoney: boolean }

/** Led to the supervisor before the customer pays; a discount names how much, anything else only its words. */
export function mayDemand(bill: Unpaid, demand: { kind: DemandKind; discountPpm: number }): Ruling<true> {
  if (bill.state === 'reversed') return deny(settlementRefusals.reversed)
  if ((demand.kind === 'discount') !== demand.discountPpm > 0) return deny(settlementRefusals.demandShare)
  if (demand.kind !== 'discount') return allow(true)
  if (bill.payer !== 'customer') return deny(settlementRefusals.demandPayer)
  if (bill.state === 'settled') return deny(settlementRefusals.settled)
  return bill.hasMoney ? deny(settlementRefusals.alreadyPaid) : allow(true)
}

/** The supervisor hears of it first; beyond what he may give, his consent passes it on. */
export function nextApprover(
  discountPpm: number,
  limits: { supervisorPpm: number; managerPpm: number },
): 'R-SVC-MGR' | 'R-GM' | null {
  if (discountPpm <= limits.supervisorPpm) return null
  return discountPpm <= limits.managerPpm ? 'R-SVC-MGR' : 'R-GM'
}

/** The discount as it falls on the lines of the customer's bill: rounded down once, so that no line gives more than the whole. */
export function discountOn(shares: readonly LineShare[], discountPpm: number): { shares: LineShare[]; fen: Fen } {
  const fen = applyRatePpm(netFen(shares), discountPpm, 'down')
  return { shares: deductFrom(shares, fen), fen }
}

/** 80,000 ppm are 8%. */
export const shareText = (ppm: number) => `${formatScaled(ppm, 4, { grouped: false, padded: false })}%`

/** '优惠 8%（梁栋、何敏批准）' */
export const discountText = (discountPpm: number, decidedBy: string) =>
  `优惠 ${shareText(discountPpm)}（${decidedBy}批准）`
