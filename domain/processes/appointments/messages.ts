import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

/** The copy of the booking that the customer keeps. */
export const bookingCopy = defineMessage({
  key: 'appointments.copy',
  purpose: 'service',
  channels: ['wechat', 'sms', 'mail'],
  title: '维修预约单',
  body:
    '{salutation}，您的预约 {number} 已确认：【{at}】到 {store}，服务顾问 {adviser}。项目：{items}；预计 {duration}，{price}。' +
    '请带好：{bring}。请记住预约时间，如需改期请致电 {storePhone}。',
})

export const bookingReminder = defineMessage({
  key: 'appointments.reminder',
  purpose: 'service',
  channels: ['wechat', 'sms', 'mail', 'call'],
  title: '预约提醒',
  body: '{salutation}，提醒您已预约【{at}】到 {store}（{number}），服务顾问 {adviser} 等候您。请带好：{bring}。如需改期请致电 {storePhone}。',
  callRole: 'R-SA',
  callHours: 2,
})

export const bookingCancelled = defineMessage({
  key: 'appointments.cancelled',
  purpose: 'service',
  channels: ['wechat', 'sms', 'mail'],
  title: '预约已取消',
  body: '{salutation}，您原定【{at}】的预约 {number} 已取消。欢迎随时致电 {storePhone} 重新预约。',
})
