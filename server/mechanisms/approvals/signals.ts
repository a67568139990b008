import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

export type ApprovalSignal = {
  approvalId: string
  kind: string
  subject: Subject
  threadId: string | null
  granted: boolean
  amountFen: number | null
  /** Who decided, and what was said to it. */
  by: string
  note: string
}

/** The whole question is decided: the last of its chain has granted, or somebody refused. */
export const approvalDecided = defineSignal<ApprovalSignal>('approvals.decided')

/** Who asked took the question back. */
export const approvalWithdrawn = defineSignal<{ approvalId: string; kind: string; subject: Subject }>(
  'approvals.withdrawn',
)
