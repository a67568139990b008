import { expect, test } from 'vitest'
import { addHours, SHANGHAI } from '#domain/kernel/time.ts'
import {
  type Clock,
  type ClockRule,
  clocksOf,
  type GuaranteeRepair,
  isCovered,
  pausedMinutes,
  repairDays,
  ruleOn,
} from './clocks.ts'

const rule: ClockRule = {
  validFromOn: '2022-01-01',
  periodMonths: 24,
  periodKm: 50_000,
  singleDays: 5,
  totalDays: 30,
  problemRepairs: 4,
  safetyRepairs: 2,
  assemblyReplacements: 2,
}
const start = '2027-03-01T01:00:00.000Z'
const repair = (from: number, hours: number | null, more: Partial<GuaranteeRepair> = {}): GuaranteeRepair => ({
  orderId: `o${from}`,
  agreedAt: addHours(start, from),
  doneAt: hours === null ? null : addHours(start, from + hours),
  pauses: [],
  km: 10_000,
  systems: ['变速箱'],
  safetySystems: [],
  assemblies: [],
  ...more,
})
const of = (clocks: readonly Clock[], kind: string) => clocks.find(item => item.clock === kind)

test.each([
  [0.5, 1],
  [24, 1],
  [24.5, 2],
  [120, 5],
  [120.5, 6],
])('WAR-11: %d hours from agreement to done are %i days', (hours, days) => {
  expect(repairDays(repair(0, hours), start)).toBe(days)
})

test('WAR-11: the ways of special parts and of rescue are taken out of the days, as far as they lie within the repair', () => {
  const pause = (from: number, to: number | null) => ({
    fromAt: addHours(start, from),
    toAt: to === null ? null : addHours(start, to),
  })
  const stood = (hours: number, ...pauses: ReturnType<typeof pause>[]) =>
    repairDays(repair(0, hours, { pauses }), addHours(start, 1000))
  expect(stood(121)).toBe(6)
  expect(stood(121, pause(24, 25))).toBe(5)
  expect(stood(121, pause(-48, 1))).toBe(5)
  expect(stood(121, pause(120, 300))).toBe(5)
  expect(stood(121, pause(-48, -24), pause(200, 300))).toBe(6)
  expect(stood(121, pause(0, null))).toBe(1)
  const open = repair(0, null, { pauses: [pause(24, 48), pause(72, null)] })
  expect(repairDays(open, addHours(start, 71))).toBe(2)
  expect(repairDays(open, addHours(start, 900))).toBe(2)
  expect(pausedMinutes(open, addHours(start, 96))).toBe(48 * 60)
})

test.each([
  [3, 'none'],
  [4, 'yellow'],
  [5, 'orange'],
  [6, 'red'],
])('WAR-11: a repair that stands its day %i is %s: from the sixth day a loan car is due', (days, level) => {
  const now = addHours(start, (days - 1) * 24 + 1)
  expect(of(clocksOf([repair(0, null)], now, rule), 'singleDays')).toMatchObject({ count: days, level })
})

test.each([
  [20, 'none'],
  [21, 'yellow'],
  [26, 'orange'],
  [30, 'orange'],
  [31, 'red'],
])('WAR-11: %i days in all are %s', (days, level) => {
  const clocks = clocksOf([repair(0, 24 * (days - 1)), repair(2000, 20)], addHours(start, 3000), rule)
  expect(of(clocks, 'totalDays')).toMatchObject({ count: days, level })
  expect(of(clocks, 'singleDays')).toMatchObject({ count: 0, level: 'none' })
})

test.each([
  [2, 'none'],
  [3, 'yellow'],
  [4, 'orange'],
  [5, 'red'],
])('WAR-11: the same problem repaired %i times is %s: the fourth is the last', (times, level) => {
  const repairs = Array.from({ length: times }, (_, index) => repair(index * 100, 10))
  expect(of(clocksOf(repairs, addHours(start, 3000), rule), 'problem')).toMatchObject({ count: times, level })
})

test('WAR-11: safety faults and assemblies count by themselves, to two; parts and assemblies are not added', () => {
  const one = repair(0, 10, { safetySystems: ['制动'], assemblies: ['变速箱'] })
  const clocks = clocksOf([one], addHours(start, 100), rule)
  expect(of(clocks, 'safety')).toMatchObject({ about: '制动', count: 1, level: 'orange' })
  const two = clocksOf([one, repair(50, 10, { assemblies: ['变速箱', '变速箱'] })], addHours(start, 100), rule)
  expect(of(two, 'assembly')).toMatchObject({ count: 2, level: 'red' })
  expect(of(two, 'safety')).toMatchObject({ count: 1, level: 'orange' })
})

test('WAR-11: the rule of the day holds; beyond months or kilometres nothing counts; an unknown purchase counts', () => {
  const later = { ...rule, validFromOn: '2028-01-01', totalDays: 20 }
  expect(ruleOn([rule, later], '2027-12-31')?.totalDays).toBe(30)
  expect(ruleOn([rule, later], '2028-01-01')?.totalDays).toBe(20)
  expect(ruleOn([rule], '2021-12-31')).toBeUndefined()
  expect(isCovered(repair(0, 1), '2025-03-01', rule, SHANGHAI)).toBe(true)
  expect(isCovered(repair(0, 1), '2025-02-28', rule, SHANGHAI)).toBe(false)
  expect(isCovered(repair(0, 1, { km: 50_001 }), null, rule, SHANGHAI)).toBe(false)
  expect(isCovered(repair(0, 1), null, rule, SHANGHAI)).toBe(true)
})
