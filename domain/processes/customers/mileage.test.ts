import { expect, test } from 'vitest'
import { judgeMileage, kmPerMonth } from './mileage.ts'

const now = '2027-03-02T01:00:00.000Z'
const known = { mileageKm: 20_000, mileageAt: '2027-02-20T01:00:00.000Z' }

test('an odometer does not run back', () => {
  expect(judgeMileage(known, 19_999, now)).toMatchObject({
    ok: false,
    refusal: { code: 'customers.mileageBack' },
    params: { km: 19_999, known: 20_000, on: '2027-02-20' },
  })
})

test('a leap beyond what a car can drive is taken, and looked at again', () => {
  expect(judgeMileage(known, 35_000, now)).toEqual({ ok: true, value: { surprising: false } })
  expect(judgeMileage(known, 35_001, now)).toEqual({ ok: true, value: { surprising: true } })
  expect(judgeMileage({ mileageKm: 0, mileageAt: null }, 90_000, now)).toEqual({
    ok: true,
    value: { surprising: false },
  })
})

test('kilometres a month come from readings that lie far enough apart', () => {
  const at = (on: string, km: number) => ({ km, at: `${on}T01:00:00.000Z` })
  expect(kmPerMonth([])).toBeUndefined()
  expect(kmPerMonth([at('2027-03-02', 21_000), at('2027-02-10', 20_000)])).toBeUndefined()
  expect(kmPerMonth([at('2027-03-02', 23_000), at('2027-01-01', 20_000)])).toBe(1_500)
  expect(kmPerMonth([at('2027-03-02', 1_000), at('2027-01-01', 20_000)])).toBeUndefined()
})
