import { texts } from '#domain/kernel/texts.ts'

export const approvalEventTexts = texts({
  'approval.asked': ['已申请审批', 'Approval asked'],
  'approval.granted': ['审批通过', 'Approval granted'],
  'approval.refused': ['审批未通过', 'Approval refused'],
  'approval.withdrawn': ['审批申请已撤回', 'Approval withdrawn'],
})
