import { texts } from '#domain/kernel/texts.ts'

export const messageEventTexts = texts({
  'message.queued': ['消息已生成', 'Message written'],
  'message.suppressed': ['消息未发送', 'Message not sent'],
  'message.sent': ['消息已发出', 'Message sent'],
  'message.delivered': ['消息已送达', 'Message delivered'],
  'message.failed': ['消息发送失败', 'Message failed'],
  'message.retried': ['消息重新发送', 'Message tried again'],
  'message.cancelled': ['消息已取消', 'Message taken back'],
  'message.finished': ['联系结果已登记', 'Outcome of the contact'],
  'consent.set': ['联系意愿已修改', 'Consent changed'],
})
