import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { listed } from '#domain/kernel/texts.ts'
import { type SheetAnswer, sheetGaps } from '#domain/mechanisms/checklists/answers.ts'
import type { CheckItem } from '#domain/mechanisms/checklists/definition.ts'
import { workshopRefusals } from './refusals.ts'

/** WKS-21: nobody leaves a place as the work left it; what is not ticked has its reason. */
export function mayLeave(items: readonly CheckItem[], answers: readonly SheetAnswer[]): Ruling<true> {
  const open = new Set(sheetGaps(items, answers).map(gap => gap.key))
  const undone = answers.filter(answer => answer.result === 'bad' && answer.note === '').map(answer => answer.key)
  const left = items.filter(item => open.has(item.key) || undone.includes(item.key))
  return left.length === 0
    ? allow(true)
    : deny(workshopRefusals.placeLeft, { items: listed(left.map(item => item.label)) })
}
