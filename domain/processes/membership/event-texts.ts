import { type Text, texts } from '#domain/kernel/texts.ts'

export const membershipEventTexts = texts({
  'member.joined': ['入会', 'Joined'],
  'points.earned': ['获得积分', 'Points earned'],
  'points.redeemed': ['使用积分', 'Points redeemed'],
  'prepaid.taken': ['会员储值', 'Prepaid'],
  'prepaid.returned': ['退会员储值', 'Prepaid returned'],
  'points.unearned': ['冲销收回积分', 'Points taken back with their bill'],
  'points.returned': ['退回积分', 'Points returned'],
  'points.expired': ['积分到期', 'Points expired'],
  'coupon.issued': ['发放优惠券', 'Coupon issued'],
  'coupon.used': ['使用优惠券', 'Coupon used'],
  'coupon.returned': ['退回优惠券', 'Coupon returned'],
})

export const pointKindTexts = texts({
  earn: ['获得', 'Earned'],
  redeem: ['使用', 'Redeemed'],
  expire: ['到期', 'Expired'],
  return: ['退回', 'Returned'],
  unearn: ['冲销收回', 'Taken back with its bill'],
})

const prepaidKindTexts = texts({
  'prepaid.taken': ['收储值', 'Paid in'],
  'prepaid.returned': ['退储值', 'Given back'],
  'payment.taken': ['支付结算单', 'Paid a bill'],
  'refund.paid': ['结算单退款', 'Back from a bill'],
})

/** What moved a member's prepaid money. */
export const prepaidKindText = (kind: string): Text =>
  Object.entries(prepaidKindTexts).find(([key]) => key === kind)?.[1] ?? [kind, kind]
