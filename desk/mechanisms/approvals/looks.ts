import type { ApprovalView } from '#domain/mechanisms/approvals/contract.ts'
import { approvalStateTexts } from '#domain/mechanisms/approvals/states.ts'
import type { StatusLook } from '../kit/status-tag.tsx'

export const approvalLooks: Readonly<Record<ApprovalView['state'], StatusLook>> = {
  asked: { label: approvalStateTexts.asked, tone: 'warn' },
  granted: { label: approvalStateTexts.granted, tone: 'good' },
  refused: { label: approvalStateTexts.refused, tone: 'bad' },
  withdrawn: { label: approvalStateTexts.withdrawn, tone: 'calm' },
}
