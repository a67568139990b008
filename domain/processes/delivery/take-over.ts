import { z } from 'zod'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { listed, texts } from '#domain/kernel/texts.ts'
import { deliveryRefusals } from './refusals.ts'

/** DLV-01: what is looked at before the car leaves the workshop's hands. */
export const takeOverPoints = ['outside', 'condition', 'belongings'] as const

export const takeOverTexts = texts({
  outside: ['外观', 'Outside'],
  condition: ['技术状况（故障是否消除）', 'Technical condition, the fault gone'],
  belongings: ['随车物品', 'Belongings'],
})

export const zTakeOverCheck = z.strictObject({
  key: z.enum(takeOverPoints),
  ok: z.boolean(),
  note: z.string().max(200).default(''),
})
export type TakeOverCheck = z.output<typeof zTakeOverCheck>

/** Every point is looked at; what is not as it should be is said. */
export function mayTakeOver(checks: readonly TakeOverCheck[]): Ruling<TakeOverCheck[]> {
  const byKey = new Map(checks.map(check => [check.key, check]))
  const open = takeOverPoints.filter(key => !byKey.has(key))
  if (open.length > 0)
    return deny(deliveryRefusals.takeOverOpen, { items: listed(open.map(key => takeOverTexts[key])) })
  const ordered = takeOverPoints.flatMap(key => byKey.get(key) ?? [])
  const silent = ordered.find(check => !check.ok && check.note.trim() === '')
  return silent ? deny(deliveryRefusals.takeOverNote, { name: takeOverTexts[silent.key] }) : allow(ordered)
}
