import { z } from 'zod'

/** A value a step has to end with, within its limits. */
export const zReading = z.strictObject({
  name: z.string().trim().min(1).max(40),
  unit: z.string().trim().max(20),
  min: z.number(),
  max: z.number(),
})
export type Reading = z.infer<typeof zReading>

/** One step of a piece of work, as the maker's process has it. */
export const zWorkStep = z.strictObject({ text: z.string().trim().min(1).max(200), reading: zReading.optional() })
export const zWorkSteps = z.array(zWorkStep).max(60)
export type WorkStep = z.infer<typeof zWorkStep>

const READING = /^(.*\S)\s*[|｜]\s*(\S.*?)\s+(-?\d+(?:\.\d+)?)\s*[~～–-]\s*(-?\d+(?:\.\d+)?)\s*(\S*)$/u

/** Steps as one writes them: one a line, a reading after a bar, as in “紧固车轮螺栓 | 螺栓力矩 100~120 N·m”. */
export function stepsFrom(text: string): WorkStep[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(stepFrom)
}

export function stepText({ text, reading }: WorkStep): string {
  if (!reading) return text
  const { name, min, max, unit } = reading
  return `${text} | ${name} ${min}~${max} ${unit}`.trimEnd()
}

function stepFrom(line: string): WorkStep {
  const [, text = '', name = '', low, high, unit = ''] = READING.exec(line) ?? []
  const [min, max] = [Number(low), Number(high)]
  return text === '' || min > max ? { text: line } : { text, reading: { name, unit, min, max } }
}
