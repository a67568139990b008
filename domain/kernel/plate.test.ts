import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePlate, parsePlate, plateKey, plateNeighbours } from './plate.ts'

test.each([
  '',
  '京',
  '京A1234',
  '京I12345',
  '京A1234O',
  '京A123I5',
  '国A12345',
  '京AX12345',
  '京A123456',
  '沪Z1234港',
  'WJX1234',
  '京A1234挂5',
])('%s is no plate', text => {
  expect(parsePlate(text).ok).toBe(false)
})

test.each([
  ['京A12345', 'ordinary', 'blue'],
  ['京O00001', 'ordinary', 'blue'],
  ['粤BD12345', 'newEnergySmall', 'green'],
  ['沪AK1234', 'ordinary', 'blue'],
  ['粤BF00001', 'newEnergySmall', 'green'],
  ['粤B12345D', 'newEnergyLarge', 'yellowGreen'],
  ['京A1234挂', 'special', 'yellow'],
  ['京A1234学', 'special', 'yellow'],
  ['京A1234警', 'special', 'white'],
  ['粤ZA123港', 'special', 'black'],
  ['沪A0023领', 'special', 'black'],
  ['224578使', 'special', 'black'],
  ['WJ京12345', 'special', 'white'],
  ['VA12345', 'special', 'white'],
])('%s is %s and usually %s', (plate, kind, colour) => {
  expect(parsePlate(plate)).toEqual({ ok: true, plate, kind, colour })
})

test('dots, blanks, hyphens, small and full-width letters do not matter', () => {
  for (const text of ['京a·12345', ' 京A-12345 ', '京Ａ１２３４５', '京A•123 45', '京A・12345', '京A—12345']) {
    expect(normalisePlate(text), text).toBe('京A12345')
  }
})

test('plates people mistake for each other share a key', () => {
  expect(plateKey('京A8OD12')).toBe(plateKey('京AB0Q1Z'))
  expect(plateKey('京A12345')).not.toBe(plateKey('京A12346'))
})

test('a misspelt plate leads to the valid ones near it', () => {
  expect(plateNeighbours('京AO2O34')).toContain('京A02034')
  expect(plateNeighbours('京A12346')).toEqual(['京A1Z346'])
  expect(plateNeighbours('not a plate')).toEqual([])
})

test('neighbours are valid, other than the plate, and share its key', () => {
  const anyPlate = fc.stringMatching(/^[京沪粤川][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5}$/)
  fc.assert(
    fc.property(anyPlate, plate => {
      for (const neighbour of plateNeighbours(plate)) {
        expect(parsePlate(neighbour).ok).toBe(true)
        expect(neighbour).not.toBe(plate)
        expect(plateKey(neighbour)).toBe(plateKey(plate))
      }
    }),
  )
})
