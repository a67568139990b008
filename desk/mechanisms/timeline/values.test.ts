import { expect, test } from 'vitest'
import { valueText } from './values.ts'

const words = { yes: '是', no: '否', empty: '空' }

test('SYS-04: values before and after are shown as people write them', () => {
  expect(valueText('dueAt', '2027-03-02T09:30:00.000Z', words)).toBe('2027-03-02 17:30')
  expect(valueText('amountFen', 123_456, words)).toBe('¥1,234.56')
  expect(valueText('mileageKm', 123_456, words)).toBe('123456')
  expect(valueText('wash', false, words)).toBe('否')
  expect(valueText('note', null, words)).toBe('空')
  expect(valueText('tags', ['a', 'b'], words)).toBe('a、b')
  expect(valueText('steps', { warnPercent: 80, capFen: 100 }, words)).toBe('warnPercent: 80，capFen: ¥1.00')
})
