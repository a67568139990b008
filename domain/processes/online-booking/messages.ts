import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

/** The slot is kept from here on; the adviser still looks at it and confirms. */
export const bookingReceived = defineMessage({
  key: 'onlineBooking.received',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '在线预约已收到',
  body: '{salutation}，已为您保留【{at}】{place}，预约号 {number}，服务顾问 {adviser} 将尽快与您确认。如需更改请致电 {storePhone}。',
  asked: true,
})

export const bookingInvitation = defineMessage({
  key: 'onlineBooking.invitation',
  purpose: 'care',
  channels: ['wechat', 'sms'],
  title: '邀请您在线预约',
  body: '{salutation}，您的爱车 {plate} 可以在线预约保养维修了，可选时间、顾问与技师：{link} 。{store} {storePhone}',
})
