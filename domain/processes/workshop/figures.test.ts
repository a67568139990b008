import { expect, test } from 'vitest'
import { proposeHours, sharePpm, staffFor } from './figures.ts'

test('WKS-12: seven hours sold of eight attended are 87.5 percent; without attendance there is no figure', () => {
  expect(sharePpm(700, 800)).toBe(875_000)
  expect(sharePpm(700, 0)).toBeNull()
})

test.each([
  ['a fifth longer', 100, [120, 118, 122], 120],
  ['a fifth shorter', 100, [80, 80, 80], 80],
  ['within a fifth', 100, [119, 119, 119], null],
  ['too few jobs', 100, [200, 200], null],
  ['never nought', 20, [1, 1, 1], 10],
])(
  'BAY-03: another standard is proposed where real time differs by a fifth: %s',
  (_name, standard, actual, proposed) => {
    expect(proposeHours(standard, actual)?.proposedCenti).toBe(proposed)
  },
)

test('BAY-03: nothing is said of work without a standard or never done', () => {
  expect(proposeHours(0, [100])).toBeUndefined()
  expect(proposeHours(100, [])).toBeUndefined()
})

test('WKS-23: an hour with 24 cars in eight weeks needs two advisers, and a technician for each hour of work', () => {
  expect(staffFor({ cars: 24, workMinutes: 8 * 150, weeks: 8 })).toEqual({
    carsCenti: 300,
    advisers: 2,
    technicians: 3,
  })
  expect(staffFor({ cars: 0, workMinutes: 0, weeks: 0 })).toEqual({ carsCenti: 0, advisers: 0, technicians: 0 })
})
