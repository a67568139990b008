import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const estimateLinkMessage = defineMessage({
  key: 'estimates.link',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '请确认维修报价',
  body: '{salutation}，{store}已为您的爱车备好报价（{number}），请逐项选择并确认：{link} 。有疑问请致电 {storePhone}，请勿转发。',
})
