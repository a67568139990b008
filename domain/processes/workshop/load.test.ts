import { expect, test } from 'vitest'
import { loadOf } from './load.ts'

const opening = [
  { opensAt: '2027-03-02T00:30:00.000Z', closesAt: '2027-03-02T09:30:00.000Z' },
  { opensAt: '2027-03-03T00:30:00.000Z', closesAt: '2027-03-03T09:30:00.000Z' },
]
const booked = (from: string, to: string, purpose = 'job') => ({
  ...{ from: `2027-03-${from}:00.000Z`, to: `2027-03-${to}:00.000Z` },
  purpose,
})

test('WKS-02: leave is no work, and nothing booked ends at no time', () => {
  expect(loadOf([], opening)).toEqual({ minutes: 0, untilAt: null })
  const leave = booked('02T00:30', '02T04:00', 'absence')
  expect(loadOf([leave], opening)).toEqual({ minutes: 0, untilAt: null })
})

test('WKS-02: three hours booked are three hours, and the last of them is the end', () => {
  const day = [booked('02T02:00', '02T03:00', 'appointment'), booked('02T05:00', '02T07:00')]
  expect(loadOf(day, opening)).toEqual({ minutes: 180, untilAt: '2027-03-02T07:00:00.000Z' })
  expect(loadOf(day.toReversed(), [])).toEqual({ minutes: 180, untilAt: '2027-03-02T07:00:00.000Z' })
})

test('WKS-02: work over the night counts the hours the shop is open', () => {
  expect(loadOf([booked('02T08:30', '03T01:30')], opening)).toMatchObject({ minutes: 120 })
})
