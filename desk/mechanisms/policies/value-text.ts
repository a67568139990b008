import { formatYuan } from '#domain/kernel/money.ts'
import { formatHours } from '#domain/kernel/quantity.ts'
import { type Lang, pick, type Text } from '#domain/kernel/texts.ts'
import { percent } from '../../kernel/format.tsx'
import { type Unit, unitOf } from './value-shape.ts'

export type Labels = Readonly<Record<string, Text>>

const unitTexts = {
  percent: ['%', '%'],
  minutes: ['分钟', 'min'],
  hours: ['小时', 'h'],
  hoursCenti: ['小时', 'h'],
  days: ['天', 'days'],
  km: ['公里', 'km'],
} as const satisfies Partial<Record<Unit, Text>>

const yesNo = { true: ['是', 'Yes'], false: ['否', 'No'] } as const

/** What a field or a choice is called; its own name where nobody gave it words. */
export function labelOf(labels: Labels, name: string, lang: Lang): string {
  const label = labels[name]
  return label ? pick(label, lang) : name
}

export function unitText(unit: Unit, lang: Lang): string {
  return unit === 'fen' || unit === 'ppm' || unit === 'none' ? '' : pick(unitTexts[unit], lang)
}

/** A policy's value in one line. `name` is the field it stands in, or the policy's key for a single value. */
export function valueLine(value: unknown, name: string, labels: Labels, lang: Lang): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'boolean') return pick(yesNo[value ? 'true' : 'false'], lang)
  if (typeof value === 'number') return numberText(value, unitOf(name), lang)
  if (typeof value === 'string') return labelOf(labels, value, lang)
  if (Array.isArray(value)) return value.map(item => valueLine(item, name, labels, lang)).join('；') || '—'
  return Object.entries(value)
    .map(([key, item]) => `${labelOf(labels, key, lang)} ${valueLine(item, key, labels, lang)}`)
    .join(' · ')
}

function numberText(value: number, unit: Unit, lang: Lang): string {
  if (unit === 'fen') return formatYuan(value)
  if (unit === 'ppm') return percent(value)
  const plain = unit === 'hoursCenti' ? formatHours(value) : String(value)
  const word = unitText(unit, lang)
  return word === '%' || word === '' ? `${plain}${word}` : `${plain} ${word}`
}
