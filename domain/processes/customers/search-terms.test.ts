import { expect, test } from 'vitest'
import { searchTerms } from './search-terms.ts'

const here = { storeCode: 'BJ', today: '2027-03-02' }
const kinds = (typed: string) => Object.keys(searchTerms(typed, here)).sort()

test('an empty box looks for nothing', () => {
  expect(searchTerms('  ', here)).toEqual({})
})

test('a plate is a plate, whole or in part, with or without its dot', () => {
  expect(searchTerms('京a·12345', here).plate).toEqual({ piece: '京A12345', key: '京A12345' })
  expect(searchTerms('O8b8', here).plate).toEqual({ piece: 'O8B8', key: '0888' })
  expect(searchTerms('浙B1234警', here).plate?.piece).toBe('浙B1234警')
  expect(searchTerms('刹车片', here).plate).toBeUndefined()
})

test('four digits may be a phone, a VIN, a plate, a part or the serial of today', () => {
  expect(kinds('0007')).toEqual(['lastFour', 'numbers', 'part', 'plate', 'vinTail'])
  expect(searchTerms('0007', here).numbers).toContain('WX-BJ-20270302-0007')
  expect(searchTerms('0007', here).vinTail).toBe('7000')
})

test('a phone is whole or nothing', () => {
  expect(searchTerms('138 1234 5678', here)).toMatchObject({ phone: '13812345678' })
  expect(searchTerms('+86 138-1234-5678', here).phone).toBe('13812345678')
  expect(searchTerms('1381234', here).phone).toBeUndefined()
})

test('a VIN is whole or its end', () => {
  expect(searchTerms('LFV3A23C0P3012345', here).vin).toBe('LFV3A23C0P3012345')
  expect(searchTerms('P3012345', here).vinTail).toBe('5432103P')
  expect(searchTerms('345', here).vinTail).toBeUndefined()
})

test('letters are sounds, Chinese signs are names', () => {
  expect(searchTerms('zhang san', here).sounds).toBe('zhangsan')
  expect(searchTerms('张三', here)).toMatchObject({ name: '张三', part: { text: '张三' } })
  expect(searchTerms('z', here).sounds).toBeUndefined()
})

test('numbers are whole, of a day, or of today', () => {
  expect(searchTerms('wx-bj-20270301-0012', here).numbers).toEqual(['WX-BJ-20270301-0012'])
  expect(searchTerms('0301-0012', here).numbers).toContain('YY-BJ-20270301-0012')
  expect(searchTerms('9931-0012', here).numbers).toBeUndefined()
})
