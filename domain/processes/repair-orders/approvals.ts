import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const deviationApproval = defineApproval({
  kind: 'orders.deviation',
  title: ['价格偏离公示价：{line}', 'Off the published price: {line}'],
  path: '/orders/{threadId}',
})

export const repairOrderApprovals = [deviationApproval] as const
