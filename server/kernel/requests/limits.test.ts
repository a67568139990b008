import { expect, test } from 'vitest'
import { openLimits } from './limits.ts'

test('R19: a minute’s worth at once, then no more until it comes back, each key by itself', () => {
  let now = 0
  const limits = openLimits(() => now)
  const first = limits.take('a', 3)
  expect(first).toEqual({ ok: true, limit: 3, remaining: 2, fullInSeconds: 20, retryInSeconds: 1 })
  expect([limits.take('a', 3).ok, limits.take('a', 3).ok]).toEqual([true, true])
  expect(limits.take('a', 3)).toEqual({ ok: false, limit: 3, remaining: 0, fullInSeconds: 60, retryInSeconds: 20 })
  expect(limits.take('b', 3).ok).toBe(true)
  now = 19_500
  expect(limits.take('a', 3)).toMatchObject({ ok: false, retryInSeconds: 1 })
  now = 20_001
  expect(limits.take('a', 3).ok).toBe(true)
  expect(limits.take('a', 3).ok).toBe(false)
  now = 200_000
  expect(limits.take('a', 3).remaining).toBe(2)
})
