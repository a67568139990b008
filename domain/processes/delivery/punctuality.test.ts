import { expect, test } from 'vitest'
import { punctualityOf, shareKept } from './punctuality.ts'

const at = (time: string) => `2027-03-02T${time}:00.000Z`

test('DLV-20: first 17:00, agreed anew 18:00, handed over 17:50: late against the first, on time against the agreed', () => {
  expect(punctualityOf({ first: at('17:00'), agreed: at('18:00'), actual: at('17:50') })).toEqual({
    vsFirst: false,
    vsAgreed: true,
  })
})

test.each([
  ['17:00', '17:00', '17:00', true, true],
  ['17:00', '17:00', '17:01', false, false],
  ['18:00', '17:00', '17:30', true, false],
])('DLV-20: first %s, agreed %s, actual %s: %s and %s', (first, agreed, actual, vsFirst, vsAgreed) => {
  expect(punctualityOf({ first: at(first), agreed: at(agreed), actual: at(actual) })).toEqual({ vsFirst, vsAgreed })
})

test('DLV-20: without a promise there is nothing to keep, and it does not count', () => {
  expect(punctualityOf({ first: null, agreed: null, actual: at('17:00') })).toEqual({ vsFirst: null, vsAgreed: null })
  expect(shareKept([true, false, null, true])).toEqual({ kept: 2, of: 3 })
})
