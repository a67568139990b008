import { texts } from '#domain/kernel/texts.ts'

export const operationTexts = texts({
  send: ['发送', 'Send'],
  start: ['下单', 'Start payment'],
  query: ['查询', 'Query'],
  refund: ['退款', 'Refund'],
  paid: ['支付通知', 'Payment notice'],
  issue: ['开票', 'Issue invoice'],
  red: ['红冲', 'Red invoice'],
  read: ['读取', 'Read'],
})

export const callStateTexts = texts({
  waiting: ['等待中', 'Waiting'],
  done: ['已完成', 'Done'],
  failed: ['失败，等待重试', 'Failed, tried again'],
})
