import { expect, test } from 'vitest'
import { comebackOf, type EarlierWork, firstFixPpm, type Rules } from './comeback.ts'

const rules: Rules = {
  terms: { 小修: { km: 2000, days: 10 }, 总成修理: { km: 20_000, days: 100 } },
  window: { days: 30, km: 2000 },
}
const pads: EarlierWork = {
  lineId: 'l1',
  orderId: 'o1',
  operationId: 'brake',
  name: '更换前制动片',
  system: '制动',
  guaranteeClass: '小修',
  leftOn: '2027-03-01',
  leftKm: 30_000,
  isCare: false,
}
const same = { operationId: 'brake', name: '更换前制动片', system: '制动' }
const kindOf = (work: typeof same, on: string, km: number | null, earlier = [pads]) =>
  comebackOf(work, earlier, { on, km, isCare: false }, rules)?.kind

test.each([
  ['2027-03-11', 32_000, 'guarantee'],
  ['2027-03-12', 31_000, 'repeat'],
  ['2027-03-05', 32_001, 'repeat'],
  ['2027-03-31', 40_000, 'repeat'],
  ['2027-04-01', 32_001, undefined],
  ['2027-09-01', 31_500, 'repeat'],
])('WAR-10, QC-11: the same work on %s at %i km is %s', (on, km, kind) => {
  expect(kindOf(same, on, km)).toBe(kind)
})

test('WAR-10: an unknown distance is no ground to refuse; a longer class of work is guaranteed longer', () => {
  expect(kindOf(same, '2027-03-10', null)).toBe('guarantee')
  const rebuilt = { ...pads, guaranteeClass: '总成修理' }
  expect(kindOf(same, '2027-06-09', 50_000, [rebuilt])).toBe('guarantee')
  expect(kindOf(same, '2027-06-09', 50_001, [rebuilt])).toBeUndefined()
})

test('QC-11: the same system counts whatever the work; another system, and maintenance, do not', () => {
  const discs = { operationId: 'discs', name: '更换制动盘', system: '制动' }
  expect(kindOf(discs, '2027-03-20', 31_000)).toBe('repeat')
  expect(kindOf({ ...discs, system: '空调' }, '2027-03-20', 31_000)).toBeUndefined()
  expect(kindOf(discs, '2027-03-20', 31_000, [{ ...pads, isCare: true }])).toBeUndefined()
  expect(comebackOf(discs, [pads], { on: '2027-03-20', km: 31_000, isCare: true }, rules)).toBeUndefined()
})

test('WAR-10: of two earlier jobs the newest counts: a rework begins its term anew', () => {
  const rework = { ...pads, lineId: 'l2', leftOn: '2027-03-09' }
  const found = comebackOf(same, [pads, rework], { on: '2027-03-18', km: 30_900, isCare: false }, rules)
  expect(found).toMatchObject({ kind: 'guarantee', earlier: { lineId: 'l2' }, days: 9, km: 900 })
})

test('QC-17: 50 repairs with 4 repeats are 92 percent', () => {
  expect(firstFixPpm(50, 4)).toBe(920_000)
  expect(firstFixPpm(0, 0)).toBeNull()
})
