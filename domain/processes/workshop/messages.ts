import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const progressLinkMessage = defineMessage({
  key: 'workshop.progressLink',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '维修进度',
  body: '{salutation}，您的爱车 {plate} 正在{store}维修，可随时查看进度：{link} 。请勿转发。',
})
