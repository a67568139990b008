import { expect, test } from 'vitest'
import { readRow } from './cells.ts'
import { matchHeadings } from './headings.ts'

const kind = {
  key: 'x',
  title: ['物', 'Thing'],
  columns: [
    { key: 'mileageKm', label: ['里程', 'Mileage'], aliases: ['公里数'] },
    { key: 'name', label: ['名称', 'Name'], required: true },
  ],
} as const

test('headings are known in both languages, whatever brackets, blanks and case', () => {
  const match = matchHeadings(kind, [' NAME* ', '里程（公里）', '备注', '公里数', ''])
  expect(match.columns.map(column => column?.key)).toEqual(['name', 'mileageKm', undefined, undefined, undefined])
  expect(match.unknown).toEqual(['备注', '公里数'])
  expect(matchHeadings(kind, ['里程']).missing.map(column => column.key)).toEqual(['name'])
})

test('dates come in the ways people and spreadsheets write them', () => {
  const day = (on: string) => readRow({ on }).date('on')
  for (const text of ['2027-03-02', '2027/3/2', '2027.03.02', '2027年3月2日', '20270302', '2027-03-02T00:00:00.000Z']) {
    expect(day(text), text).toBe('2027-03-02')
  }
  for (const text of ['2027-02-30', '03/02/2027', '46083', 'x']) expect(day(text), text).toBeNull()
})

test('numbers are exact or refused', () => {
  const row = readRow({ a: '12,000', b: '12.0', c: '1.5', d: '-1', e: '1e5', f: '' })
  expect([row.integer('a', 0, 99_999), row.integer('b', 0, 99), row.integer('f', 0, 1)]).toEqual([12_000, 12, null])
  expect(['c', 'd', 'e'].map(field => row.integer(field, 0, 99))).toEqual([null, null, null])
  const result = row.finish(1)
  expect(result.ok ? [] : result.faults.map(fault => fault.field)).toEqual(['c', 'd', 'e'])
  expect(readRow({ price: '¥1,058.05' }).yuan('price')).toBe(105_805)
  expect(readRow({ price: '1.005' }).yuan('price')).toBeNull()
})

test('what could be read as a formula comes back as the plain text it was exported from', () => {
  expect(readRow({ a: "'=1+1" }).text('a', 10)).toBe('=1+1')
  expect(readRow({ a: "'n Tisch" }).text('a', 10)).toBe("'n Tisch")
  expect(readRow({ a: '两行\r\n文字\t' }).text('a', 10)).toBe('两行 文字')
})
