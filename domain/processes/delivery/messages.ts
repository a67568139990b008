import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const pickupMessage = defineMessage({
  key: 'delivery.pickup',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '请来取车',
  body: '{salutation}，您的爱车 {plate} 已维修完毕并通过检验，请于 {at} 到{store}取车。感谢您的配合。',
})

export const serviceDueMessage = defineMessage({
  key: 'delivery.serviceDue',
  purpose: 'care',
  channels: ['wechat', 'sms'],
  title: '保养提醒',
  body: '{salutation}，您的爱车 {plate} 的下次保养（{content}）将于 {on} {byKm} 到期，欢迎致电 {storePhone} 预约。',
})

export const delayMessage = defineMessage({
  key: 'delivery.delay',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '交车时间变更',
  body: '{salutation}，很抱歉，{plate} 因{reason}不能按时完工，交车时间改为 {at}。如有不便请致电 {storePhone}。',
  urgent: true,
})
