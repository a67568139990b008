import { texts } from '#domain/kernel/texts.ts'

export const statementStateTexts = texts({
  totalled: ['待结清', 'Open'],
  settled: ['已结清', 'Settled'],
  reversed: ['已冲销', 'Reversed'],
})

export const reversalStateTexts = texts({
  asked: ['待服务经理批准', 'Waits for the service manager'],
  granted: ['已批准冲销', 'Allowed'],
  reversed: ['已冲销', 'Reversed'],
})

export const refundStates = ['asked', 'approved', 'refused', 'withdrawn', 'paid'] as const

export const refundStateTexts = texts({
  asked: ['待审批', 'Asked'],
  approved: ['已批准', 'Approved'],
  refused: ['未批准', 'Refused'],
  withdrawn: ['已撤回', 'Withdrawn'],
  paid: ['已退款', 'Paid back'],
})

export const refundKindTexts = texts({ refund: ['退款', 'Refund'], compensation: ['补偿', 'Compensation'] })

export const invoiceKinds = ['ordinary', 'special'] as const

export const invoiceKindTexts = texts({
  ordinary: ['数电普通发票', 'Ordinary invoice'],
  special: ['数电专用发票', 'Special invoice'],
})

export const paymentStates = ['waiting', 'succeeded', 'failed', 'cancelled'] as const

export const paymentStateTexts = texts({
  waiting: ['等待支付', 'Waiting'],
  succeeded: ['已到账', 'Received'],
  failed: ['未成功', 'Failed'],
  cancelled: ['已取消', 'Cancelled'],
})
