import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePartNumber } from './part-number.ts'

test('one part number, however it is set, is one search form', () => {
  for (const text of ['04e 115 561 h', '04E-115-561-H', '04E.115.561H', '０４Ｅ115561Ｈ', '04E/115/561_H']) {
    expect(normalisePartNumber(text), text).toBe('04E115561H')
  }
  expect(normalisePartNumber('04E115561C')).not.toBe('04E115561H')
})

test('normalising again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const once = normalisePartNumber(text)
      expect(normalisePartNumber(once)).toBe(once)
    }),
  )
})
