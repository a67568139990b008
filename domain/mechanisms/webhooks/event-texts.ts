import { texts } from '#domain/kernel/texts.ts'

export const webhookEventTexts = texts({
  'webhook.made': ['新增推送地址', 'Webhook made'],
  'webhook.changed': ['修改推送地址', 'Webhook changed'],
  'webhook.secretRenewed': ['更换推送密钥', 'Webhook secret renewed'],
  'webhook.tested': ['测试推送', 'Webhook tested'],
  'webhook.replayed': ['重新推送', 'Webhook delivery sent again'],
})
