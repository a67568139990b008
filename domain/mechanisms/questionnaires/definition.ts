import { z } from 'zod'
import type { Text } from '#domain/kernel/texts.ts'

export const questionKinds = ['scale', 'yesNo', 'text', 'choice'] as const

const zWords = z.tuple([z.string(), z.string()]).readonly()

export const zQuestion = z.object({
  key: z.string(),
  label: zWords,
  kind: z.enum(questionKinds),
  /** What may be chosen, worst first when the choice is scored. */
  options: z
    .array(z.object({ key: z.string(), label: zWords, points: z.int().min(0).max(100).optional() }))
    .readonly()
    .optional(),
  /** Groups questions into areas that have a score of their own. */
  area: z.string().optional(),
  required: z.boolean().optional(),
  /** A high answer (or yes) is the bad one. */
  inverse: z.boolean().optional(),
  /** Highest mark of a scale; five when not said. */
  max: z.int().min(2).max(100).optional(),
})
export type Question = z.output<typeof zQuestion>

export type Questionnaire = { key: string; title: Text; items: readonly Question[] }

/** Declares a questionnaire; the group publishes it as a versioned row, a store may override it with its own. */
export function defineQuestionnaire(questionnaire: Questionnaire): Questionnaire {
  const keys = new Set(questionnaire.items.map(item => item.key))
  if (keys.size !== questionnaire.items.length) throw new Error(`Two questions of ${questionnaire.key} have one key`)
  return questionnaire
}
