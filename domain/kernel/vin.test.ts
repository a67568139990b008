import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkVin, normaliseVin, withCheckDigit } from './vin.ts'

const anyVin = fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/)

test('wrong length and impossible signs are told apart', () => {
  expect(checkVin('LSJA24U62JG26922')).toMatchObject({ ok: false, reason: 'length' })
  expect(checkVin('')).toMatchObject({ ok: false, reason: 'length' })
  expect(checkVin('LSJA24U62JG26922京')).toMatchObject({ ok: false, reason: 'signs' })
  expect(() => withCheckDigit('LSJ')).toThrow(RangeError)
})

test.each(['LSJA24U62JG269225', 'LDC613P23A1305189'])('%s is a true VIN with a right check digit', vin => {
  expect(checkVin(vin)).toMatchObject({ ok: true, vin, checkDigit: 'valid', wmi: vin.slice(0, 3) })
})

test('a wrong check digit is a warning in China and North America, and means nothing elsewhere', () => {
  expect(checkVin('LSJA24U63JG269225')).toMatchObject({ ok: true, checkDigit: 'wrong' })
  expect(checkVin('1M8GDM9A0KP042788')).toMatchObject({ ok: true, checkDigit: 'wrong' })
  expect(checkVin('WVWZZZ1JZXW000001')).toMatchObject({ ok: true, checkDigit: 'notApplicable' })
  expect(checkVin('1M8GDM9AXKP042788')).toMatchObject({ ok: true, checkDigit: 'valid' })
})

test('the model year is the latest the sign may mean', () => {
  expect(checkVin('LSJA24U62JG269225')).toMatchObject({ modelYear: 2018 })
  const yearOf = (sign: string, latest?: number) => checkVin(`LSJA24U62${sign}G269225`, latest)
  expect(yearOf('S')).toMatchObject({ modelYear: 2025 })
  expect(yearOf('5')).toMatchObject({ modelYear: 2005 })
  expect(yearOf('5', 2036)).toMatchObject({ modelYear: 2035 })
  expect(yearOf('A', 2009)).toMatchObject({ modelYear: 1980 })
  expect(yearOf('U')).toMatchObject({ modelYear: undefined })
})

test('letters a VIN never holds are read as the digits they look like', () => {
  expect(normaliseVin(' lsja-24u6 2jgoqi225 ')).toBe('LSJA24U62JG001225')
})

test('a computed check digit is right, and any other sign in its place is not', () => {
  fc.assert(
    fc.property(anyVin, fc.constantFrom(...'0123456789X'), (text, other) => {
      const vin = withCheckDigit(text)
      expect(checkVin(vin)).toMatchObject({ checkDigit: 'valid' })
      if (other !== vin.charAt(8)) {
        expect(checkVin(vin.slice(0, 8) + other + vin.slice(9))).not.toMatchObject({ checkDigit: 'valid' })
      }
    }),
  )
})
