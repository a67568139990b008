import { texts } from '#domain/kernel/texts.ts'

export const outsideEventTexts = texts({
  'outside.switched': ['模拟接口状态已切换', 'Simulated party switched'],
  'payment.noticed': ['收到支付通知', 'Payment notice received'],
  'payment.simulated': ['模拟客户付款', 'Simulated customer paid'],
})
