import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const codeMessage = defineMessage({
  key: 'links.code',
  purpose: 'service',
  channels: ['sms'],
  title: '验证码',
  body: '【{store}】验证码 {code}，10 分钟内有效。请勿告知他人，工作人员不会向您索取。',
  urgent: true,
  asked: true,
})
