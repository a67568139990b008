import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

export type DutySignal = {
  dutyId: string
  kind: string
  subject: Subject
  threadId: string | null
  ownerId: string | null
}

/** Told once, when the warning moment of an open duty passes. */
export const dutyWarned = defineSignal<DutySignal>('duties.warned')
/** Told once, when the due moment of an open duty passes. */
export const dutyOverdue = defineSignal<DutySignal>('duties.overdue')
