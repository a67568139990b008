import { z } from 'zod'
import type { Text } from '#domain/kernel/texts.ts'

export const itemKinds = ['tick', 'rag', 'value', 'count'] as const
/** 'optional': one may be taken, none is missed. */
export const photoRules = ['never', 'optional', 'ifBad', 'always'] as const

const zWords = z.tuple([z.string(), z.string()]).readonly()

/** One point of a checklist. `min` and `max` are the limits of good: a measured value beyond them is a finding, not a mistake. */
export const zCheckItem = z.object({
  key: z.string(),
  label: zWords,
  /** What it is measured or tried with. */
  tool: zWords.optional(),
  kind: z.enum(itemKinds),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  photo: z.enum(photoRules).optional(),
  required: z.boolean(),
  group: zWords.optional(),
})
export type CheckItem = z.output<typeof zCheckItem>

export type Checklist = {
  key: string
  title: Text
  items: readonly CheckItem[]
  /** The sheet ends together with something of its process; closed before, the process could not go on with it. */
  closedBy?: 'process'
}

/** Declares a checklist; the group publishes it as a versioned row, a store may override it with its own. */
export function defineChecklist(checklist: Checklist): Checklist {
  const keys = new Set(checklist.items.map(item => item.key))
  if (keys.size !== checklist.items.length) throw new Error(`Two items of ${checklist.key} have one key`)
  return checklist
}
