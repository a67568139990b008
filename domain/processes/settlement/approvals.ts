import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const onAccountApproval = defineApproval({
  kind: 'settlement.onAccount',
  title: ['挂账 {amount} 元（{number}）', 'On account {amount} ({number})'],
  path: '/settlement/{subjectId}',
})

export const refundApprovalKind = defineApproval({
  kind: 'settlement.refund',
  title: ['{kind} {amount} 元（{number}）', '{kind}: {amount} ({number})'],
  path: '/settlement/{statementId}',
})

export const demandApproval = defineApproval({
  kind: 'settlement.demand',
  title: ['{kind} {amount}（{number}）', '{kind} {amount} ({number})'],
  path: '/settlement/{statementId}',
})

export const reversalApproval = defineApproval({
  kind: 'settlement.reversal',
  title: ['冲销结算单 {number}（{amount} 元）', 'Reverse statement {number} ({amount})'],
  path: '/settlement/{subjectId}',
})

export const settlementApprovals = [onAccountApproval, refundApprovalKind, demandApproval, reversalApproval] as const
