import type { ApprovalView } from '#domain/mechanisms/approvals/contract.ts'
import type { StatusLook } from '../kit/status-tag.tsx'

export const approvalLooks: Readonly<Record<ApprovalView['state'], StatusLook>> = {
  asked: { label: ['待审批', 'Waiting'], tone: 'warn' },
  granted: { label: ['已同意', 'Granted'], tone: 'good' },
  refused: { label: ['未同意', 'Refused'], tone: 'bad' },
  withdrawn: { label: ['已撤回', 'Withdrawn'], tone: 'calm' },
}
