import { expect, test } from 'vitest'
import { fitOf } from './fitment.ts'

const camry = { brand: '海风', series: '远航', modelYear: 2021, power: 'petrol' }
const row = { brand: '海风', series: '远航', yearFrom: 2019, yearTo: 2023, power: 'petrol' }

test.each([
  ['another brand', { brand: '山岳' }, 'doesNotFit'],
  ['another series', { series: '近岸' }, 'doesNotFit'],
  ['another drive', { power: 'bev' }, 'doesNotFit'],
  ['a car older than the part', { modelYear: 2018 }, 'doesNotFit'],
  ['a car newer than the part', { modelYear: 2024 }, 'doesNotFit'],
  ['the first year', { modelYear: 2019 }, 'fits'],
  ['the last year', { modelYear: 2023 }, 'fits'],
  ['a car of unknown year', { modelYear: null }, 'fits'],
] as const)('PRT-02: %s', (_, change, expected) => {
  expect(fitOf([row], { ...camry, ...change })).toBe(expected)
})

test('PRT-02: an empty series or power means every one, one fitting row is enough, and no row at all fits by measure', () => {
  expect(fitOf([{ ...row, series: '', power: '' }], { ...camry, series: '近岸', power: 'hev' })).toBe('fits')
  expect(fitOf([{ ...row, brand: '山岳' }, row], camry)).toBe('fits')
  expect(fitOf([], camry)).toBe('universal')
})
