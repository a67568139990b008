import { formatYuan } from '#domain/kernel/money.ts'
import { formatLocal } from '#domain/kernel/time.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

type Words = { yes: string; no: string; empty: string }

/** A value of the timeline in words: moments in the shop's time, amounts in yuan, everything else as it stands. */
export function valueText(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return field.endsWith('Fen') ? formatYuan(value) : String(value)
  if (typeof value === 'string') return instant.test(value) ? formatLocal(value) : value
  if (Array.isArray(value)) return value.map(item => valueText(field, item, words)).join('、') || words.empty
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${valueText(key, item, words)}`)
    .join('，')
}
