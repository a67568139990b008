import { texts } from '#domain/kernel/texts.ts'

/** Who asked: the customer (被动) or the store (主动). */
export const passiveKindTexts = texts({
  maintenance: ['保养', 'Maintenance'],
  consultation: ['维修咨询', 'Consultation'],
  accident: ['事故车', 'Accident'],
  repair: ['正常维修', 'Repair'],
  beauty: ['装饰与美容', 'Fitting and beauty'],
})

export const activeKindTexts = texts({
  activeMaintenance: ['主动预约保养', 'Maintenance, called by us'],
  newProblem: ['新发现问题改约', 'New problem, rebooked'],
  seasonal: ['季节性维护', 'Seasonal care'],
  leftOver: ['上次遗留项目', 'Left over last time'],
})

export const bookingKindTexts = texts({ ...passiveKindTexts, ...activeKindTexts })
export type BookingKind = keyof typeof bookingKindTexts

export const initiativeTexts = texts({
  passive: ['被动预约', 'Asked by the customer'],
  active: ['主动预约', 'Begun by the store'],
})
export type Initiative = keyof typeof initiativeTexts

export function initiativeOf(kind: BookingKind): Initiative {
  return kind in activeKindTexts ? 'active' : 'passive'
}

export const channelTexts = texts({
  call: ['电话', 'Telephone'],
  counter: ['到店', 'At the counter'],
  hotline: ['客服热线', 'Hotline'],
  sms: ['短信', 'Text message'],
  mail: ['电子邮件', 'Mail'],
  visit: ['登门拜访', 'Visit'],
  miniProgram: ['小程序', 'Mini program'],
  app: ['手机应用', 'App'],
  web: ['网站', 'Web site'],
})
export type BookingChannel = keyof typeof channelTexts

/** How the customer said yes: on paper, or heard and noted by the adviser. */
export const confirmedWayTexts = texts({
  signed: ['当面签字', 'Signed here'],
  call: ['电话确认', 'By telephone'],
  wechat: ['微信确认', 'By WeChat'],
  sms: ['短信确认', 'By text message'],
  mail: ['邮件确认', 'By mail'],
  online: ['客户在线确认', 'Online by the customer'],
})
export type ConfirmedWay = keyof typeof confirmedWayTexts

/** The kind of order a booking becomes; a consultation becomes none until the car was looked at. */
export const orderKindOf = {
  maintenance: 'maintenance',
  consultation: 'repair',
  accident: 'accident',
  repair: 'repair',
  beauty: 'beauty',
  activeMaintenance: 'maintenance',
  newProblem: 'repair',
  seasonal: 'maintenance',
  leftOver: 'repair',
} as const satisfies Record<BookingKind, string>
