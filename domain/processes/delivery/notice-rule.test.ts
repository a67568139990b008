import { expect, test } from 'vitest'
import { noticeDueAt } from './notice-rule.ts'

const rule = { boundaryHours: 48, shortHours: 1, longHours: 4 }

test('DLV-04, TL-25: six hours planned, pick-up 17:00, the customer hears by 16:00', () => {
  expect(noticeDueAt(rule, '2027-03-02T03:00:00.000Z', '2027-03-02T09:00:00.000Z')).toBe('2027-03-02T08:00:00.000Z')
})

test('DLV-05, TL-26: exactly two days count as long: pick-up 17:00, notice by 13:00', () => {
  expect(noticeDueAt(rule, '2027-02-28T09:00:00.000Z', '2027-03-02T09:00:00.000Z')).toBe('2027-03-02T05:00:00.000Z')
  expect(noticeDueAt(rule, '2027-02-28T09:01:00.000Z', '2027-03-02T09:00:00.000Z')).toBe('2027-03-02T08:00:00.000Z')
  expect(noticeDueAt(rule, '2027-02-28T09:00:59.900Z', '2027-03-02T09:00:00.000Z')).toBe('2027-03-02T05:00:00.000Z')
})
