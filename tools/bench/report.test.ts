import { expect, test } from 'vitest'
import { isLean } from './report.ts'

test('R31: a request is lean within three times its statements or five milliseconds, and unknown when those are', () => {
  const bare = { p50: 2, p95: 3, count: 12 }
  expect([6, 7, 7.1].map(p50 => isLean({ p50, bare }))).toEqual([true, true, false])
  expect([30, 31].map(p50 => isLean({ p50, bare: { ...bare, p50: 10 } }))).toEqual([true, false])
  expect(isLean({ p50: 1, bare: null })).toBeUndefined()
})
