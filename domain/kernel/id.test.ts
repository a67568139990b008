import { validate, version } from 'uuid'
import { expect, test } from 'vitest'
import { newId, seededId } from './id.ts'
import { createRng } from './rng.ts'

test('ids are UUIDv7, all different, and sort in the order they were made', () => {
  const ids = Array.from({ length: 2000 }, newId)
  expect(ids.every(id => validate(id) && version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('a seeded id repeats with its seed and sorts by its time', () => {
  const first = seededId(createRng('a'), 1_700_000_000_000)
  expect(seededId(createRng('a'), 1_700_000_000_000)).toBe(first)
  expect(seededId(createRng('b'), 1_700_000_000_000)).not.toBe(first)
  expect(seededId(createRng('b'), 1_700_000_000_001) > first).toBe(true)
  expect([validate(first), version(first)]).toEqual([true, 7])
})
