import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('what has no exact JSON form is refused', () => {
  const values = [undefined, [undefined], Number.NaN, 1 / 0, 2 ** 53, 1n, () => 1, Symbol('x'), new Map()]
  for (const value of values) expect(() => canonicalJson(value)).toThrow(TypeError)
  expect(() => canonicalJson({ '\u00e9': 1, 'e\u0301': 2 })).toThrow(TypeError)
  // A hole in a list is undefined too.
  expect(() => canonicalJson(new Array(1))).toThrow(TypeError)
})

test('keys are sorted at every depth, undefined properties left out, text composed', () => {
  const value = { b: [{ d: 1, c: 'e\u0301' }], a: undefined, Z: -0, '10': null, '9': 0.5 }
  expect(canonicalJson(value)).toBe('{"10":null,"9":0.5,"Z":0,"b":[{"c":"\u00e9","d":1}]}')
})

test('the order keys were written in does not matter, and reading it back changes nothing', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
      value => {
        const text = canonicalJson(value)
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      },
    ),
  )
})
