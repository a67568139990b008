import { texts } from '#domain/kernel/texts.ts'
import { addDaysOn, type DateOn } from '#domain/kernel/time.ts'
import { defineDuty } from '#domain/mechanisms/duties/definition.ts'
import { defineMessage } from '#domain/mechanisms/messages/definition.ts'
import type { Payer } from '../repair-orders/kinds.ts'

export const dunningChannels = ['call', 'sms', 'wechat', 'letter', 'inPerson'] as const

export const dunningChannelTexts = texts({
  call: ['电话', 'Call'],
  sms: ['短信', 'Text message'],
  wechat: ['微信', 'WeChat'],
  letter: ['信函', 'Letter'],
  inPerson: ['当面', 'In person'],
})

/** Why a bill that its payer settles later is a debt; the house asks nobody for what it bears itself. */
export const payerDebtReasons: Record<Payer, string> = {
  customer: '',
  insurer: '保险待回款',
  maker: '厂家待回款',
  internal: '',
  rework: '',
}

/** Closed by the last payment only: a debt is asked for until it is paid. */
export const collectDebt = defineDuty({
  kind: 'settlement.collectDebt',
  title: ['催收欠款：结算单 {number}，{amount} 元', 'Collect the debt of statement {number}: {amount}'],
  limit: 'SET-05',
  ownerRole: 'R-CASHIER',
  escalateTo: 'R-BIZ-SUP',
  path: '/settlement/{subjectId}',
})

export const debtMessage = defineMessage({
  key: 'settlement.debt',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '欠款提醒',
  body: '{salutation}，您的结算单 {number} 尚有 {amount} 元未付，应付日期 {dueOn}。如已付款请忽略；有疑问请致电 {storePhone}。',
})

/** When a debt is asked for again: on the day that was promised, or after the usual time. */
export function nextDunningOn(today: DateOn, promisedOn: DateOn | null, everyDays: number): DateOn {
  return promisedOn ?? addDaysOn(today, everyDays)
}
