import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const day7Message = defineMessage({
  key: 'followUp.day7',
  purpose: 'care',
  channels: ['wechat', 'sms'],
  title: '用车回访',
  body: '{salutation}，您的爱车 {plate} 在{store}维修后已使用一周，用车情况如何？有任何意见请直接回复或致电 {storePhone}。',
})
