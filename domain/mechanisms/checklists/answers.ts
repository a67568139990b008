import { z } from 'zod'
import { zId, zText } from '#domain/kernel/input.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { Text } from '#domain/kernel/texts.ts'
import type { CheckItem } from './definition.ts'
import { checklistRefusals } from './refusals.ts'

export const results = ['ok', 'watch', 'bad', 'none'] as const
/** 'none' says that the point does not apply to this car; a required one then needs a note why. */
export type CheckResult = (typeof results)[number]

export const zSheetAnswer = z.object({
  key: z.string().min(1).max(80),
  result: z.enum(results).optional(),
  value: zText(40).nullish(),
  note: z.string().max(500).optional(),
  fileIds: z.array(zId).max(20).optional(),
})
export type SheetAnswerInput = z.output<typeof zSheetAnswer>

/** An answer as it stands on the sheet. */
export type SheetAnswer = { key: string; result: CheckResult; value: string | null; note: string; fileIds: string[] }

export type Gap = { key: string; label: Text; why: 'unanswered' | 'photo' | 'reason' }

/** What keeps a sheet from being complete. */
export function sheetGaps(items: readonly CheckItem[], answers: readonly SheetAnswer[]): Gap[] {
  const byKey = new Map(answers.map(answer => [answer.key, answer]))
  return items.flatMap(item => {
    const why = gapOf(item, byKey.get(item.key))
    return why === undefined ? [] : [{ key: item.key, label: item.label, why }]
  })
}

/** The answer as it goes on the sheet: measured values decide the result themselves. */
export function readAnswer(item: CheckItem, input: SheetAnswerInput): Ruling<SheetAnswer> {
  const base = { key: item.key, note: (input.note ?? '').trim(), fileIds: input.fileIds ?? [] }
  const measured = item.kind === 'value' || item.kind === 'count'
  if (!measured || input.result === 'none') {
    if (input.result === undefined) return deny(checklistRefusals.noResult, { item: item.label })
    if (item.kind === 'tick' && input.result === 'watch') return deny(checklistRefusals.noWatch, { item: item.label })
    return allow({ ...base, result: input.result, value: measured ? null : (input.value ?? null) })
  }
  const value = input.value ?? ''
  if (!(item.kind === 'count' ? /^\d{1,6}$/ : /^-?\d{1,7}(\.\d{1,3})?$/).test(value))
    return deny(item.kind === 'count' ? checklistRefusals.noCount : checklistRefusals.noNumber, { item: item.label })
  const good = Number(value) >= (item.min ?? -Infinity) && Number(value) <= (item.max ?? Infinity)
  return allow({ ...base, value, result: good ? (input.result ?? 'ok') : 'bad' })
}

function gapOf(item: CheckItem, answer: SheetAnswer | undefined): Gap['why'] | undefined {
  if (!answer) return item.required ? 'unanswered' : undefined
  if (answer.result === 'none') return item.required && answer.note === '' ? 'reason' : undefined
  const photo = item.photo === 'always' || (item.photo === 'ifBad' && answer.result === 'bad')
  return photo && answer.fileIds.length === 0 ? 'photo' : undefined
}
