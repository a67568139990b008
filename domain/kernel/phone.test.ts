import fc from 'fast-check'
import { expect, test } from 'vitest'
import { last4, maskPhone, parsePhone } from './phone.ts'

test.each(['', '12345678901', '1381234567', '138123456789', '+1 212 555 0100', '110', '0101234567', '138 1234 567x'])(
  '%s is no number we can call',
  text => {
    expect(parsePhone(text).ok).toBe(false)
  },
)

test.each([
  ['13812341234', '13812341234', 'mobile'],
  ['+86 138-1234-1234', '13812341234', 'mobile'],
  ['0086 13812341234', '13812341234', 'mobile'],
  ['8613812341234', '13812341234', 'mobile'],
  ['１３８１２３４１２３４', '13812341234', 'mobile'],
  ['010-65551234', '01065551234', 'landline'],
  ['+86 10 6555 1234', '01065551234', 'landline'],
  ['(0755) 8655 1234', '075586551234', 'landline'],
  ['400-810-8888', '4008108888', 'service'],
])('%s is %s, %s', (text, phone, kind) => {
  expect(parsePhone(text)).toEqual({ ok: true, phone, kind })
})

test('a masked number keeps the first three and the last four digits', () => {
  expect(maskPhone('+86 13812341234')).toBe('138****1234')
  expect(maskPhone('010-65551234')).toBe('010****1234')
  expect(maskPhone('12345')).toBe('****')
  expect(last4('138 1234 5678')).toBe('5678')
})

test('a mask never gives away the middle of a mobile number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), phone => {
      expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    }),
  )
})
