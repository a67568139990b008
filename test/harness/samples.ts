import { z } from 'zod'
import { contract } from '#domain/api.ts'
import type { EndpointMeta } from '#domain/kernel/endpoint.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { listOperations } from '#server/kernel/requests/router.ts'
import { pen } from './pen.ts'

const zType = z.enum(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])

/** The part of JSON Schema that zod writes. */
export type Shape = {
  type?: z.infer<typeof zType> | z.infer<typeof zType>[] | undefined
  format?: string | undefined
  pattern?: string | undefined
  enum?: unknown[] | undefined
  const?: unknown
  properties?: Record<string, Shape> | undefined
  required?: string[] | undefined
  items?: Shape | boolean | undefined
  prefixItems?: Shape[] | undefined
  anyOf?: Shape[] | undefined
  oneOf?: Shape[] | undefined
  minItems?: number | undefined
  minLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  exclusiveMinimum?: number | undefined
}

const zShape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.union([zType, z.array(zType)]).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    properties: z.record(z.string(), zShape).optional(),
    required: z.array(z.string()).optional(),
    items: z.union([zShape, z.boolean()]).optional(),
    prefixItems: z.array(zShape).optional(),
    anyOf: z.array(zShape).optional(),
    oneOf: z.array(zShape).optional(),
    minItems: z.number().optional(),
    minLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
  }),
)

export type Operation = { name: string; method: string; path: string; meta: EndpointMeta; input: Shape }

/** Every operation of the API with the shape of its input. */
export function operationsWithInput(): Operation[] {
  return listOperations(contract).map(({ name, method, path, meta, procedure }) => {
    const schema = procedure['~orpc'].inputSchema
    if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no input schema`)
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return { name, method, path, meta, input: zShape.parse(json) }
  })
}

/** Ids of real rows to put in where an id is asked for; without them ids are made up. */
export type Pool = { rng: Rng; ids: readonly string[] }

/** A value the schema takes, as far as the schema says: what only a refinement knows is left to chance. */
export function sample(shape: Shape, pool: Pool): unknown {
  const { rng } = pool
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return rng.pick(shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return sample(rng.pick(choices), pool)
  const type = Array.isArray(shape.type) ? rng.pick(shape.type) : shape.type
  switch (type) {
    case 'object':
      return sampleObject(shape, pool)
    case 'array':
      return sampleList(shape, pool)
    case 'string':
      return sampleText(shape, pool)
    case 'integer':
    case 'number':
      return rng.int(low(shape), Math.max(low(shape), Math.min(shape.maximum ?? 1000, low(shape) + 1000)))
    case 'boolean':
      return rng.chance(0.5)
    default:
      return null
  }
}

function sampleList(shape: Shape, pool: Pool): unknown[] {
  if (shape.prefixItems) return shape.prefixItems.map(item => sample(item, pool))
  const item = typeof shape.items === 'object' ? shape.items : {}
  return Array.from({ length: Math.max(shape.minItems ?? 0, pool.rng.int(0, 2)) }, () => sample(item, pool))
}

function low(shape: Shape): number {
  if (shape.exclusiveMinimum !== undefined) return shape.exclusiveMinimum + 1
  return Math.max(shape.minimum ?? 0, -1000)
}

function sampleObject(shape: Shape, pool: Pool): Record<string, unknown> {
  const wanted = Object.entries(shape.properties ?? {}).filter(
    ([key]) => shape.required?.includes(key) || pool.rng.chance(0.4),
  )
  return Object.fromEntries(wanted.map(([key, value]) => [key, sample(value, pool)]))
}

function sampleText(shape: Shape, { rng, ids }: Pool): string {
  const day = `2027-0${rng.int(1, 9)}-1${rng.int(0, 9)}`
  if (shape.format === 'uuid') return ids.length > 0 && rng.chance(0.8) ? rng.pick(ids) : newId()
  if (shape.format === 'date') return day
  if (shape.format === 'date-time') return `${day}T0${rng.int(0, 9)}:30:00.000Z`
  if (shape.format === 'duration') return 'PT1S'
  if (shape.format === 'starts_with') return pen
  const known: Record<string, string> = {
    '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$': '09:30',
    '^[A-Z0-9]{2,6}$': 'BJ',
    '^\\d{6}$': '123456',
    '^[A-Za-z0-9_-]{32}$': 'x'.repeat(32),
    '^[a-z][A-Za-z0-9-]{0,39}$': 'photo',
  }
  const fixed = shape.pattern === undefined ? undefined : known[shape.pattern]
  return (
    fixed ?? rng.pick(['刹车异响', '客户等候', '京A12345', 'LSVAB4BR8AN012345', '13800001234', 'repair', 'a', 'other'])
  )
}

/** The path with its braces filled from the input, and what is left of the input for query or body. */
export function addressed(
  path: string,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(
      value === undefined || value === null || value === '' ? 'x' : String(value).toWellFormed(),
    )
  })
  return { path: filled, rest }
}

export function queryOf(rest: Record<string, unknown>): string {
  const pairs = Object.entries(rest).map(([key, value]): [string, string] => [
    key,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
