import { refusals } from '#domain/kernel/refusals.ts'

export const outsideRefusals = refusals('outside', {
  badSignature: [401, '支付通知签名无效', 'The signature of the payment notice is wrong'],
  stale: [400, '支付通知时间与系统相差过大', 'The payment notice is too old or from the future'],
  unknownPayment: [404, '没有这笔支付', 'There is no such payment'],
  otherAmount: [409, '支付金额与订单不符', 'The amount paid is not the amount asked for'],
  notWaiting: [409, '该支付不在等待中', 'This payment is not waiting'],
  notFailed: [409, '该调用没有失败，无需重试', 'This call did not fail'],
})
