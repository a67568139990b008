import { defineApproval } from '#domain/mechanisms/approvals/definition.ts'

export const differenceApproval = defineApproval({
  kind: 'drawer.difference',
  title: ['日结差额 {amount} 元（{number}）', 'Drawer off by {amount} ({number})'],
  path: '/drawer/closings/{subjectId}',
})

export const reopenApproval = defineApproval({
  kind: 'drawer.reopen',
  title: ['重开日结 {number}', 'Reopen closing {number}'],
  path: '/drawer/closings/{subjectId}',
})

export const drawerApprovals = [differenceApproval, reopenApproval] as const
