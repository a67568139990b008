import { expect, test } from 'vitest'
import { formatHours, formatQty, parseHours, parseQty } from './quantity.ts'

test('finer than a thousandth or a hundredth of an hour is refused, not rounded', () => {
  expect(parseQty('0.0005')).toBeUndefined()
  expect(parseHours('0.125')).toBeUndefined()
})

test('quantities are thousandths and hours hundredths, written without idle zeros', () => {
  expect([formatQty(1500), formatQty(4000), formatQty(-1), formatQty(1_234_500)]).toEqual([
    '1.5',
    '4',
    '-0.001',
    '1234.5',
  ])
  expect([formatHours(150), formatHours(5), formatHours(0)]).toEqual(['1.5', '0.05', '0'])
  expect([parseQty('1.5'), parseQty('4'), parseHours('0.3')]).toEqual([1500, 4000, 30])
})
