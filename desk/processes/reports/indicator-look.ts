import { money, none, percent } from '#desk/kernel/format.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { Counted, Unit } from '#domain/processes/reports/indicators.ts'
import { figureOf } from '#domain/processes/reports/indicators.ts'

type Words = { minutes: string; hours: string; of: string; cases: string }

/** A value in words: 96.2%, 1 小时 25 分, 128 or 12,300.00. */
export function valueText(unit: Unit, counted: Counted, t: Words): string {
  const value = figureOf(unit, counted)
  if (value === null) return none
  if (unit === 'share') return percent(value)
  if (unit === 'yuan') return money(value)
  return unit === 'minutes' ? minutesText(value, t) : String(value)
}

export function minutesText(minutes: number, t: Pick<Words, 'minutes' | 'hours'>): string {
  if (minutes < 60) return fill(t.minutes, { minutes })
  return fill(t.hours, { hours: Math.trunc(minutes / 60), minutes: minutes % 60 })
}
