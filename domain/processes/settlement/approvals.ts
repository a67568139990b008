import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const onAccountApproval = defineApproval({
  kind: 'settlement.onAccount',
  title: ['挂账 {amount} 元（{number}）', 'On account {amount} ({number})'],
  path: '/settlement/{subjectId}',
})

export const settlementApprovals = [onAccountApproval] as const
