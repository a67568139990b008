import { texts } from '#domain/kernel/texts.ts'

export const partyTexts = texts({
  sms: ['短信', 'SMS'],
  wechat: ['微信', 'WeChat'],
  mail: ['电子邮件', 'E-mail'],
  payment: ['支付', 'Payment'],
  invoice: ['数电发票', 'Digital invoice'],
  bayDevice: ['工位终端', 'Bay terminal'],
})
export type PartyName = keyof typeof partyTexts
export const partyNames = [
  'sms',
  'wechat',
  'mail',
  'payment',
  'invoice',
  'bayDevice',
] as const satisfies readonly PartyName[]

/** How a simulated party behaves: well, late, not at all, or answering nonsense. */
export const switchModes = ['ok', 'slow', 'fail', 'garbage'] as const
export type SwitchMode = (typeof switchModes)[number]
