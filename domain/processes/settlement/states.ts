import { texts } from '#domain/kernel/texts.ts'

export const statementStateTexts = texts({
  totalled: ['待结清', 'Open'],
  settled: ['已结清', 'Settled'],
  reversed: ['已撤销', 'Reversed'],
})

export const paymentStates = ['waiting', 'succeeded', 'failed', 'cancelled'] as const

export const paymentStateTexts = texts({
  waiting: ['等待支付', 'Waiting'],
  succeeded: ['已到账', 'Received'],
  failed: ['未成功', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
})
