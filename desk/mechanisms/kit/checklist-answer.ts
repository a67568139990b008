import type { Text } from '#domain/kernel/texts.ts'

/** 'none' says that the point does not apply. */
export type CheckResult = 'ok' | 'watch' | 'bad' | 'none'

export type ResultWords = Partial<Record<CheckResult, Text>>

/** One point as the checklists of the domain declare it; the kit knows the shape only, so that it depends on no mechanism. */
export type CheckPoint = {
  key: string
  label: Text
  kind: 'tick' | 'rag' | 'value' | 'count'
  unit?: string | undefined
  min?: number | undefined
  max?: number | undefined
  tool?: Text | undefined
  photo?: 'never' | 'optional' | 'ifBad' | 'always' | undefined
  required: boolean
  group?: Text | undefined
}

/** An answer as it stands on the screen; the shape is that of the sheet. */
export type ChecklistAnswer = {
  key: string
  result: CheckResult | null
  value: string | null
  note: string
  fileIds: readonly string[]
}

export function emptyAnswer(key: string): ChecklistAnswer {
  return { key, result: null, value: null, note: '', fileIds: [] }
}

export function isAnswered(answer: ChecklistAnswer | undefined): boolean {
  return answer !== undefined && (answer.result !== null || (answer.value ?? '') !== '')
}
