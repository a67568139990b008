import { z } from 'zod'

/** A value a step has to end with, within its limits. */
export const zReading = z.object({ name: z.string(), unit: z.string(), min: z.number(), max: z.number() })
export type Reading = z.infer<typeof zReading>

/** One step of a piece of work, as the maker's process has it. */
const zWorkStep = z.object({ text: z.string(), reading: zReading.optional() })
export const zWorkSteps = z.array(zWorkStep)
export type WorkStep = z.infer<typeof zWorkStep>

/** As somebody may write them; what is kept already is read whatever its length. */
export const zWorkStepsInput = z
  .array(
    z.strictObject({
      text: z.string().trim().min(1).max(200),
      reading: z
        .strictObject({
          name: z.string().trim().min(1).max(40),
          unit: z.string().trim().max(20),
          min: z.number(),
          max: z.number(),
        })
        .optional(),
    }),
  )
  .max(60)

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
