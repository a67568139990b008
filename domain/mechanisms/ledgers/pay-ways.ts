import { z } from 'zod'
import { texts } from '#domain/kernel/texts.ts'

/** How money reaches the till. */
export const payWayTexts = texts({
  cash: ['现金', 'Cash'],
  wechat: ['微信支付', 'WeChat Pay'],
  alipay: ['支付宝', 'Alipay'],
  card: ['银行卡', 'Card'],
  transfer: ['转账', 'Transfer'],
})
export type PayWay = keyof typeof payWayTexts

export const payWays = ['cash', 'wechat', 'alipay', 'card', 'transfer'] as const satisfies readonly PayWay[]
export const zPayWay = z.enum(payWays)

/** How a bill is paid: into the till, or out of what a member has left with the store. */
export const billWayTexts = texts({ ...payWayTexts, prepaid: ['会员储值', 'Prepaid'] })
export type BillWay = keyof typeof billWayTexts

export const billWays = [...payWays, 'prepaid'] as const satisfies readonly BillWay[]
export const zBillWay = z.enum(billWays)
