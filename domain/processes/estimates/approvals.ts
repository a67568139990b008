import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const riskApproval = defineApproval({
  kind: 'estimates.risk',
  title: ['现象估价风险值 {percent}（{plate}）', 'Risk value {percent} in symptom mode ({plate})'],
  path: '/visits/{threadId}/estimate',
})

export const deviationApproval = defineApproval({
  kind: 'estimates.deviation',
  title: ['报价偏离公示价：{line}（{plate}）', 'Price off the board: {line} ({plate})'],
  path: '/visits/{threadId}/estimate',
})

export const estimateApprovals = [riskApproval, deviationApproval] as const
