import { expect, test } from 'vitest'
import { brandHint } from './vin-brands.ts'

test('an unknown maker gives no hint', () => {
  expect(brandHint('ZZZ')).toBeUndefined()
  expect(brandHint('')).toBeUndefined()
})

test('a known maker gives its brand, the longer code first', () => {
  expect(brandHint('lsja24u62jg269225')).toBe('荣威/名爵')
  expect(brandHint('LCO')).toBe('比亚迪')
  expect([brandHint('LJ1E'), brandHint('LJ1A')]).toEqual(['蔚来', '江淮'])
})
