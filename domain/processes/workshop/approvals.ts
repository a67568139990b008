import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const overLimitApproval = defineApproval({
  kind: 'workshop.overLimit',
  title: ['在修数已满，申请开工：{plate}', 'Over the limit of cars in work: {plate}'],
  path: '/orders/{threadId}',
})

export const workshopApprovals = [overLimitApproval] as const
