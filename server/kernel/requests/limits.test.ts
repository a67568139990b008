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

test('R19: of many a minute only a part may come at once, and the rest as time goes', () => {
  let now = 0
  const limits = openLimits(() => now)
  const taken = () => Array.from({ length: 400 }, () => limits.take('a', 1_200)).filter(({ ok }) => ok).length
  expect(taken()).toBe(120)
  now = 1_000
  expect(taken()).toBe(20)
  now = 600_000
  expect(taken()).toBe(120)
})

test('R19: what is spent is known without counting, and comes back', () => {
  let now = 0
  const limits = openLimits(() => now)
  expect(limits.isSpent('a')).toBe(false)
  limits.take('a', 2)
  expect(limits.isSpent('a')).toBe(false)
  limits.take('a', 2)
  expect([limits.isSpent('a'), limits.isSpent('b')]).toEqual([true, false])
  now = 30_000
  expect(limits.isSpent('a')).toBe(false)
})

test('R19: four of one caller work at once, the others in their order; one that fails gives its place too', async () => {
  const limits = openLimits()
  const order: number[] = []
  let working = 0
  let most = 0
  const ask = (index: number) =>
    limits.inTurn('a', async () => {
      order.push(index)
      most = Math.max(most, ++working)
      await new Promise(resolve => setImmediate(resolve))
      working--
      if (index % 3 === 0) throw new Error('refused')
      return index
    })
  const asked = Array.from({ length: 40 }, (_, index) => ask(index))
  expect(order).toHaveLength(4)
  expect(await limits.inTurn('b', async () => 'another is not held up')).toBe('another is not held up')
  const outcomes = await Promise.allSettled(asked)
  expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(26)
  expect(order).toEqual(asked.map((_, index) => index))
  expect(most).toBe(4)
})
