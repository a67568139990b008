import { expect, test } from 'vitest'
import { isUnderGuarantee } from './guarantee.ts'

const terms = { 小修: { km: 2000, days: 10 }, 总成修理: { km: 20_000, days: 100 } }
const zone = 'Asia/Shanghai'
const first = { deliveredAt: '2027-03-01T08:00:00.000Z', deliveredKm: 30_000, classes: ['小修'] }

test.each([
  ['the same day', '2027-03-01T09:00:00.000Z', 30_010, ['小修'], true],
  ['the last day', '2027-03-11T15:59:00.000Z', 30_500, ['小修'], true],
  ['a day later', '2027-03-11T16:00:00.000Z', 30_500, ['小修'], false],
  ['the last kilometre', '2027-03-05T08:00:00.000Z', 32_000, ['小修'], true],
  ['a kilometre more', '2027-03-05T08:00:00.000Z', 32_001, ['小修'], false],
  ['the longest term of what was done', '2027-04-20T08:00:00.000Z', 33_000, ['小修', '总成修理'], true],
  ['work without a term', '2027-03-01T09:00:00.000Z', 30_010, ['美容'], false],
  ['unknown kilometres count days only', '2027-03-02T09:00:00.000Z', null, ['小修'], true],
])('RO-16: guarantee by days and kilometres: %s', (_name, at, km, classes, expected) => {
  expect(isUnderGuarantee({ ...first, classes }, terms, { at, km, zone })).toBe(expected)
})

test('RO-16: a car not handed over yet is still the house’s', () => {
  const waiting = { ...first, deliveredAt: null }
  expect(isUnderGuarantee(waiting, terms, { at: '2028-01-01T00:00:00.000Z', km: 90_000, zone })).toBe(true)
})
