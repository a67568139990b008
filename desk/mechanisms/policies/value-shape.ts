import { z } from 'zod'

/** As much of a JSON schema as a policy's value uses. */
export type Shape = {
  type?: string | undefined
  enum?: readonly string[] | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  properties?: Readonly<Record<string, Shape>> | undefined
  additionalProperties?: Shape | undefined
  items?: Shape | undefined
}

const zShape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.string().optional().catch(undefined),
    enum: z.array(z.string()).optional().catch(undefined),
    minimum: z.number().optional().catch(undefined),
    maximum: z.number().optional().catch(undefined),
    properties: z.record(z.string(), zShape).optional().catch(undefined),
    additionalProperties: zShape.optional().catch(undefined),
    items: zShape.optional().catch(undefined),
  }),
)

export function readShape(schema: unknown): Shape {
  return zShape.parse(schema)
}

/** What a field's name says about its unit, as everywhere in the house: amounts in fen, rates in parts per million. */
export type Unit = 'fen' | 'ppm' | 'percent' | 'minutes' | 'hours' | 'hoursCenti' | 'days' | 'km' | 'none'

const units: readonly [RegExp, Unit][] = [
  [/fen$/i, 'fen'],
  [/ppm$/i, 'ppm'],
  [/percent$/i, 'percent'],
  [/minutes$/i, 'minutes'],
  [/hoursCenti$/, 'hoursCenti'],
  [/hours$/i, 'hours'],
  [/days$/i, 'days'],
  [/km$/i, 'km'],
]

export function unitOf(name: string): Unit {
  return units.find(([pattern]) => pattern.test(name))?.[1] ?? 'none'
}
