import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const responsibleMessage = defineMessage({
  key: 'orders.responsible',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '服务人员变更',
  body: '{salutation}，您的爱车 {plate} 改由服务顾问{adviser}、主修技师{technician}负责（{reason}）。如有疑问请致电 {storePhone}。',
})
