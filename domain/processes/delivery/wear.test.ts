import { expect, test } from 'vitest'
import { lifeOf, readingMilli, type WearRule } from './wear.ts'

const pads: WearRule = { limitMilli: 2000, wearMilli: 1000, per: 'km', grows: false }
const water: WearRule = { limitMilli: 3000, wearMilli: 100, per: 'month', grows: true }

test('DLV-12: a pad of 4 mm, limit 2 mm, wearing 1 mm over 10,000 km, holds another 20,000 km', () => {
  expect(lifeOf(4000, pads, 0)).toEqual({ remainingKm: 20_000, remainingMonths: null, isDue: false })
  expect(lifeOf(4000, pads, 1500).remainingMonths).toBe(13)
})

test.each([
  [2000, 0, true],
  [1500, 0, true],
  [2005, 0, true],
  [2019, 100, false],
  [2999, 9900, false],
])('DLV-12: a pad of %i µm holds %i km: rounded down, nothing at its limit', (value, remainingKm, isDue) => {
  expect(lifeOf(value, pads, 0)).toMatchObject({ remainingKm, isDue })
})

test('DLV-12: what grows with the months is counted towards its limit', () => {
  expect(lifeOf(1200, water, 1500)).toEqual({ remainingKm: null, remainingMonths: 18, isDue: false })
  expect(lifeOf(2950, water, 1500)).toEqual({ remainingKm: null, remainingMonths: 0, isDue: true })
  expect(lifeOf(3100, water, 1500)).toEqual({ remainingKm: 0, remainingMonths: 0, isDue: true })
})

test('DLV-12: only a number is a reading', () => {
  expect(readingMilli('4.5')).toBe(4500)
  expect(readingMilli('约 4')).toBeUndefined()
  expect(readingMilli(null)).toBeUndefined()
})
