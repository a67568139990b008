import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

/** A sheet was closed; `bad` names the items found wanting. */
export const sheetCompleted = defineSignal<{
  sheetId: string
  key: string
  subject: Subject
  threadId: string | null
  bad: string[]
}>('checklists.completed')
