import { expect, test } from 'vitest'
import { reminderOn } from './service-reminder.ts'

const rule = { aheadDays: 14, aheadKm: 500 }
const next = { nextOn: '2027-09-02', nextKm: 40_000, mileageKm: 30_000, kmPerMonth: 0 }

test.each([
  ['two weeks before the day', {}, '2027-08-19'],
  ['five hundred kilometres before the distance, where that is sooner', { kmPerMonth: 2_850 }, '2027-06-10'],
  ['by the day where the distance is later', { kmPerMonth: 500 }, '2027-08-19'],
  ['by the day where no distance was set', { nextKm: null, kmPerMonth: 9_000 }, '2027-08-19'],
  ['tomorrow when it is due already', { nextOn: '2027-03-05' }, '2027-03-03'],
  ['tomorrow when the distance is reached already', { mileageKm: 41_000, kmPerMonth: 100 }, '2027-03-03'],
] as const)('DLV-11: the customer is reminded %s', (_when, more, on) => {
  expect(reminderOn('2027-03-02', { ...next, ...more }, rule)).toBe(on)
})
