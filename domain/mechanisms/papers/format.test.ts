import { expect, test } from 'vitest'
import { span } from './format.ts'

test.each([
  [0, '0 分钟'],
  [45, '45 分钟'],
  [330, '5 小时 30 分钟'],
  [2880, '2 天'],
  [4445, '3 天 2 小时 5 分钟'],
])('FRM-25: %i minutes are read as %s', (minutes, said) => {
  expect(span(minutes)).toBe(said)
})
