import type { Subject } from '#server/kernel/context.ts'
import { defineSignal } from '#server/kernel/signals.ts'

/** A questionnaire was closed, with its score in thousandths of full marks. */
export const questionnaireCompleted = defineSignal<{
  sheetId: string
  key: string
  subject: Subject
  scoreMilli: number | null
}>('questionnaires.completed')
