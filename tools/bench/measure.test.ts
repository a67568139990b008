import { expect, test } from 'vitest'
import { percentile, spreadOf } from './measure.ts'

test('R31: percentiles are values that were measured: of 1 to 100 the 95th is 95, of one value it is that value', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(spreadOf(hundred)).toEqual({ p50: 50, p95: 95, count: 100 })
  expect(percentile([7], 0.95)).toBe(7)
  expect(percentile([], 0.95)).toBe(0)
})
