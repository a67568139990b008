import { texts } from '#domain/kernel/texts.ts'

export const orderKinds = [
  'maintenance',
  'repair',
  'accident',
  'warranty',
  'rework',
  'beauty',
  'home',
  'rescue',
  'freeCheck',
] as const

export const orderKindTexts = texts({
  maintenance: ['保养', 'Maintenance'],
  repair: ['维修', 'Repair'],
  accident: ['事故', 'Accident'],
  warranty: ['保修/索赔', 'Warranty'],
  rework: ['返修', 'Rework'],
  beauty: ['装饰美容', 'Beauty'],
  home: ['上门', 'Home service'],
  rescue: ['救援', 'Rescue'],
  freeCheck: ['免费检测', 'Free check'],
})
export type OrderKind = keyof typeof orderKindTexts

export const payerTexts = texts({
  customer: ['客户自费', 'Customer'],
  maker: ['厂家保修', 'Maker'],
  insurer: ['保险', 'Insurer'],
  internal: ['内部', 'Internal'],
  rework: ['返修', 'Rework'],
})
export type Payer = keyof typeof payerTexts

export const basisTexts = texts({
  finding: ['检查发现', 'Finding'],
  rule: ['保养规范', 'Maintenance rule'],
  wish: ['客户要求', 'Customer’s wish'],
})
export type Basis = keyof typeof basisTexts

/** How the customer was told, and how the answer came. */
export const channelTexts = texts({
  call: ['电话', 'Call'],
  sms: ['短信', 'Text message'],
  wechat: ['微信', 'WeChat'],
  inPerson: ['当面', 'In person'],
  tablet: ['平板签字', 'Tablet'],
  link: ['手机确认', 'Link'],
})
