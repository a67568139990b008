import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCreditCode } from './credit-code.ts'

const KNOWN = '914403001922038216'

test('wrong form and wrong check digit are told apart', () => {
  expect(checkCreditCode('91440300192203821')).toMatchObject({ ok: false, reason: 'form' })
  expect(checkCreditCode('9144030019220382I6')).toMatchObject({ ok: false, reason: 'form' })
  expect(checkCreditCode('914403001922038217')).toMatchObject({ ok: false, reason: 'checkDigit' })
})

test('codes of known companies pass, however they are typed', () => {
  expect(checkCreditCode(KNOWN)).toEqual({ ok: true, code: KNOWN })
  expect(checkCreditCode('9144 0300 7084 6113 6t')).toEqual({ ok: true, code: '91440300708461136T' })
})

test('one mistyped sign is always found', () => {
  fc.assert(
    fc.property(fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (index, sign) => {
      fc.pre(KNOWN.charAt(index) !== sign)
      expect(checkCreditCode(KNOWN.slice(0, index) + sign + KNOWN.slice(index + 1)).ok).toBe(false)
    }),
  )
})
