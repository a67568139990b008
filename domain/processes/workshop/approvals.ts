import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const overLimitApproval = defineApproval({
  kind: 'workshop.overLimit',
  title: ['在修数已满，申请开工：{plate}', 'Over the limit of cars in work: {plate}'],
  path: '/orders/{threadId}',
})

/** WKS-09: those who decide read what the hours bring. */
export const overtimeApproval = defineApproval({
  kind: 'workshop.overtime',
  title: [
    '加班申请 {plate}：{when}，{who}；预计可交车 {without} → {with}',
    'Overtime for {plate}: {when}, {who}; ready {without} → {with}',
  ],
  path: '/orders/{threadId}',
})

export const workshopApprovals = [overLimitApproval, overtimeApproval] as const
