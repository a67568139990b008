import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatScaled, parseScaled } from './scaled.ts'

test('text that is no exact decimal of the scale is refused', () => {
  for (const text of [
    '',
    '-',
    '.5',
    '1.234',
    '1,23',
    '12,34.5',
    '1e3',
    '0x10',
    'Infinity',
    '1 2',
    '90071992547409.93',
  ]) {
    expect(parseScaled(text, 2), text).toBeUndefined()
  }
})

test('people may type grouping, full-width digits, blanks and a minus', () => {
  expect(parseScaled(' １，２３４．５ ', 2)).toBe(123_450)
  expect(parseScaled('-0', 2)).toBe(0)
  expect(parseScaled('−7.', 2)).toBe(-700)
  expect(parseScaled('007', 0)).toBe(7)
})

test('every safe integer survives being written and read, in every style', () => {
  const styles = fc.record({ grouped: fc.boolean(), padded: fc.boolean() })
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), styles, (value, digits, style) => {
      expect(parseScaled(formatScaled(value, digits, style), digits)).toBe(value)
    }),
  )
})

test('what is no safe integer is never printed', () => {
  expect(() => formatScaled(0.5, 2, { grouped: false, padded: true })).toThrow(RangeError)
  expect(() => formatScaled(2 ** 53, 2, { grouped: false, padded: true })).toThrow(RangeError)
})
