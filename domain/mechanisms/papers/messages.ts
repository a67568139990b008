import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const paperLinkMessage = defineMessage({
  key: 'papers.link',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '请确认单据',
  body: '{salutation}，{store}请您阅读并确认《{title}》（{number}）：{link} 。链接 24 小时内有效，请勿转发。',
})
