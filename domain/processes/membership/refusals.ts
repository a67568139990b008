import { refusals } from '#domain/kernel/refusals.ts'

export const membershipRefusals = refusals('membership', {
  tooFewPoints: [409, '积分不足：需要 {wanted}，可用 {balance}', '{wanted} points are wanted, {balance} are there'],
  pointsChanged: [409, '积分刚刚发生变化，请重试', 'The points have just changed; please try again'],
  notMember: [409, '该客户不是会员，请先入会', 'The customer is no member yet'],
  member: [409, '该客户已是会员', 'The customer is a member already'],
  prepaidShort: [409, '储值余额只有 {left} 元', 'Only {left} of prepaid money is left'],
  expired: [409, '有效期不能早于今天', 'It must not expire before today'],
})
