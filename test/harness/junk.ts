import type { Rng } from '#domain/kernel/rng.ts'
import { type Pool, type Shape, sample } from './samples.ts'

/** What nobody should send, each able to break something on the way to the database and back. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '😀👩‍👩‍👧‍👦',
  '𠮷野家',
  '\u202egnp.exe',
  '\u0001\u001b[31m',
  "'; DROP TABLE visits; --",
  '%_\\%',
  '{{constructor}}',
  '../../../../etc/passwd',
  '=cmd|calc!A0',
  '<script>alert(1)</script>',
  '__proto__',
  '2027-02-30',
  '2027-13-01T00:00:00.000Z',
  '0000-00-00',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '9999-12-31T23:59:59.999Z',
  '0001-01-01',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '1e400',
  '-0',
  '9007199254740993',
  '长'.repeat(5000),
]

const hostileNumbers: readonly number[] = [
  -1,
  -0,
  0,
  0.1,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53 + 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  5e-324,
]

export function hostileValue(rng: Rng): unknown {
  return rng.pick<() => unknown>([
    () => rng.pick(hostileTexts),
    () => rng.pick(hostileNumbers),
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => [[[[null]]]],
    () => deep(200),
    () => Array.from({ length: 500 }, () => rng.pick(hostileTexts)),
  ])()
}

/** JSON nested so many levels deep. */
export function deep(levels: number): unknown {
  let value: unknown = 'end'
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** An input of the operation with something wrong in it, or, now and then, nothing wrong at all. */
export function junk(shape: Shape, pool: Pool): Record<string, unknown> {
  const { rng } = pool
  const made = sample(shape, pool)
  const input: Record<string, unknown> = typeof made === 'object' && made !== null ? { ...made } : {}
  const keys = Object.keys(input)
  const spoil = rng.int(0, 9)
  if (keys.length > 0 && spoil <= 4) input[rng.pick(keys)] = hostileValue(rng)
  if (keys.length > 0 && spoil === 5) for (const key of keys) input[key] = hostileValue(rng)
  if (keys.length > 0 && spoil === 6) delete input[rng.pick(keys)]
  if (spoil === 7) input[rng.pick(['extra', '__proto__', 'constructor', 'storeId', 'roles'])] = hostileValue(rng)
  // Right in shape, hostile in content: this is what reaches the database.
  if (spoil === 8) return withTexts(input, rng)
  return input
}

function withTexts(input: Record<string, unknown>, rng: Rng): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, textsReplaced(value, rng)]))
}

function textsReplaced(value: unknown, rng: Rng): unknown {
  if (typeof value === 'number' && rng.chance(0.5)) return rng.pick(hostileNumbers)
  if (typeof value === 'string' && !/^[0-9a-f]{8}-/.test(value) && rng.chance(0.7)) return rng.pick(hostileTexts)
  if (Array.isArray(value)) return value.map(item => textsReplaced(item, rng))
  if (typeof value === 'object' && value !== null) return withTexts({ ...value }, rng)
  return value
}
