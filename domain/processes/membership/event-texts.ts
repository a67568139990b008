import { texts } from '#domain/kernel/texts.ts'

export const membershipEventTexts = texts({
  'member.joined': ['入会', 'Joined'],
  'points.earned': ['获得积分', 'Points earned'],
  'points.redeemed': ['使用积分', 'Points redeemed'],
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
