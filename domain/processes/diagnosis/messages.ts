import { defineMessage } from '#domain/mechanisms/messages/definition.ts'

export const explanationLinkMessage = defineMessage({
  key: 'diagnosis.link',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '检测诊断结果',
  body: '{salutation}，{store}已完成您爱车的检测（{number}），请查看说明、照片并签收报告：{link} 。有疑问可在页面提问或致电 {storePhone}，请勿转发。',
})

export const answerMessage = defineMessage({
  key: 'diagnosis.answer',
  purpose: 'service',
  channels: ['wechat', 'sms'],
  title: '您的提问已有答复',
  body: '{salutation}，您的提问已由{store}答复，请打开原链接查看。如需详谈请致电 {storePhone}。',
})
