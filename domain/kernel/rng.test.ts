import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRng } from './rng.ts'

const draws = (seed: string | number, count = 8) => {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => rng.next())
}

test('nothing can be drawn from nothing', () => {
  const rng = createRng(1)
  expect(() => rng.pick([])).toThrow(RangeError)
  expect(() => rng.int(2, 1)).toThrow(RangeError)
  expect(() => rng.weighted([['a', 0]])).toThrow(RangeError)
  expect(() => rng.weighted([['a', -1]])).toThrow(RangeError)
})

test('the same seed gives the same draws and another seed others', () => {
  expect(draws('demo')).toEqual(draws('demo'))
  expect(draws('demo')).not.toEqual(draws('demp'))
  expect(draws(1)).not.toEqual(draws(2))
})

test('a fork depends on seed and name only, not on draws already made', () => {
  const rng = createRng('demo')
  const before = rng.fork('parts').next()
  rng.next()
  expect(rng.fork('parts').next()).toBe(before)
  expect(rng.fork('people').next()).not.toBe(before)
})

test('draws stay in their range', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), fc.nat(1000), (seed, min, width) => {
      const value = createRng(seed).int(min, min + width)
      expect(value).toBeGreaterThanOrEqual(min)
      expect(value).toBeLessThanOrEqual(min + width)
    }),
  )
})

test('draws are spread evenly and weights are kept', () => {
  const rng = createRng('spread')
  const counts = new Map<string, number>()
  for (let draw = 0; draw < 20_000; draw++) {
    const item = rng.weighted([
      ['a', 1],
      ['never', 0],
      ['b', 3],
    ])
    counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  expect(counts.get('never')).toBeUndefined()
  expect((counts.get('b') ?? 0) / (counts.get('a') ?? 1)).toBeCloseTo(3, 0)
  const mean = draws('mean', 20_000).reduce((sum, value) => sum + value, 0) / 20_000
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01)
})

test('shuffling keeps every item, undefined ones too, and leaves the original alone', () => {
  const items = [1, 2, undefined, 4, 5, 6, 7, 8]
  const result = createRng('cards').shuffle(items)
  expect(items).toEqual([1, 2, undefined, 4, 5, 6, 7, 8])
  expect(result).not.toEqual(items)
  expect(new Set(result)).toEqual(new Set(items))
  expect(result).toHaveLength(items.length)
})
