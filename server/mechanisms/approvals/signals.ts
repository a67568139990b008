import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

export type ApprovalSignal = {
  approvalId: string
  kind: string
  subject: Subject
  threadId: string | null
  granted: boolean
  amountFen: number | null
  /** Who decided. */
  by: string
}

export const approvalDecided = defineSignal<ApprovalSignal>('approvals.decided')
