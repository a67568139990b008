import { texts } from '#domain/kernel/texts.ts'

export const indicatorTexts = texts({
  firstPass: ['一次交验合格率', 'First pass'],
  firstFix: ['一次修复率', 'First-time fix'],
  accidents: ['质量事故', 'Accidents'],
})
export type Indicator = keyof typeof indicatorTexts

export type Weights = Readonly<Record<Indicator, number>>

/** What a month says of one person, in parts per million of the best; null where there was nothing to measure. */
export type Values = Readonly<Record<Indicator, number | null>>

export type Scored = { indicator: Indicator; weightPercent: number; valuePpm: number | null; points: number }

/**
 * QC-14: each indicator gives its share of a hundred points. What could not be measured in a month does not count, and its
 * weight goes to the others by their own.
 */
export function scoreOf(values: Values, weights: Weights): { points: number; parts: Scored[] } {
  const keys = ['firstPass', 'firstFix', 'accidents'] as const
  const measured = keys.filter(key => values[key] !== null)
  const whole = measured.reduce((sum, key) => sum + weights[key], 0)
  const parts = keys.map(indicator => {
    const valuePpm = values[indicator]
    const weightPercent = weights[indicator]
    const points = valuePpm === null || whole === 0 ? 0 : Math.round((valuePpm * weightPercent) / whole / 100) / 100
    return { indicator, weightPercent, valuePpm, points }
  })
  return { points: Math.round(parts.reduce((sum, part) => sum + part.points, 0) * 100) / 100, parts }
}

/** Points taken off for accidents of the month, out of a hundred. */
export const accidentValue = (deductions: number): number => Math.max(0, 1_000_000 - deductions * 10_000)

export const ratePpm = (good: number, of: number): number | null =>
  of === 0 ? null : Math.round((good * 1_000_000) / of)
