import { expect, test } from 'vitest'
import { addDaysOn } from '#domain/kernel/time.ts'
import { type Decided, type EarlyCar, mayConfirm, mayPresentEarly, type Pointed, standingOf } from './early.ts'
import type { EarlyFault } from './early-faults.ts'
import { faultsIn, linesOfFault, type PointingLine } from './early-signs.ts'
import { earlyRules } from './policy-early.ts'

const [preset] = earlyRules.presets
const [rule] = preset?.value ?? []
if (!rule) throw new Error('The law has no figures')

const startOn = '2027-01-10'
const car: EarlyCar = { usage: 'household', startOn, notAfterOn: null }
const after = (days: number, km: number | null = 500) => ({ on: addDaysOn(startOn, days), km })
const rightsOf = (fault: EarlyFault, days: number, km: number | null, of = car) =>
  standingOf(fault, of, after(days, km), rule).rights

test.each([
  ['engine', 0, 10, ['car', 'assembly']],
  ['engine', 7, 500, ['car', 'assembly']],
  ['motor', 8, 500, ['assembly']],
  // Article 22 knows no kilometres, article 20 does.
  ['battery', 7, 3001, ['car']],
  ['gearbox', 60, 3000, ['assembly']],
  ['gearbox', 61, 2999, []],
  ['gearbox', 60, 3001, []],
  ['brakes', 0, 0, ['car']],
  ['steering', 60, 3000, ['car']],
  ['bodyCrack', 61, 100, []],
  ['fuelLeak', 1, 3001, []],
  ['batteryFire', 60, null, ['car']],
] as const)('WAR-11: %s on day %i at %s km gives %j', (fault, days, km, rights) => {
  expect(rightsOf(fault, days, km)).toEqual(rights)
})

test('WAR-11: a car of operating use has none of these rights, whenever it comes', () => {
  const taxi: EarlyCar = { ...car, usage: 'operating' }
  expect(rightsOf('brakes', 1, 100, taxi)).toEqual([])
  expect(rightsOf('engine', 1, 100, taxi)).toEqual([])
  expect(mayConfirm('engine', taxi, after(1), rule)).toMatchObject({ refusal: { code: 'guarantee.earlyOperating' } })
})

test('WAR-11: of a car with no known day the day is asked for, unless it shows otherwise that it is no new car', () => {
  const unknown: EarlyCar = { ...car, startOn: null }
  expect(standingOf('engine', unknown, after(0), rule)).toMatchObject({ isKnown: false, rights: ['car', 'assembly'] })
  expect(standingOf('engine', unknown, after(0, 3001), rule).rights).toEqual([])
  const seen = { ...unknown, notAfterOn: startOn }
  expect(standingOf('brakes', seen, after(60), rule).rights).toEqual(['car'])
  expect(standingOf('brakes', seen, after(61), rule).rights).toEqual([])
  expect(standingOf('engine', seen, after(8), rule).rights).toEqual(['assembly'])
  expect(mayConfirm('brakes', unknown, after(0), rule)).toMatchObject({ refusal: { code: 'guarantee.earlyUnknown' } })
  expect(mayConfirm('brakes', seen, after(61), rule)).toMatchObject({ refusal: { code: 'guarantee.earlyOver' } })
  expect(mayConfirm('brakes', car, after(60), rule)).toMatchObject({ value: { startOn, rights: ['car'] } })
})

const line = (id: string, more: Partial<PointingLine>): PointingLine => ({
  ...{ id, kind: 'labour', name: '', system: '', guaranteeClass: '小修', payer: 'customer', forLineId: null },
  ...{ basisText: '', ...more },
})
const faults = (lines: PointingLine[], said: string[] = []) => faultsIn(lines, said, rule).map(({ fault }) => fault)

test('WAR-11: work on steering and brakes, main parts and whole assemblies make the house ask; an accident does not', () => {
  expect(faults([line('a', { system: '制动', name: '更换前制动片' })])).toEqual(['brakes'])
  expect(faults([line('a', { system: '制动', payer: 'insurer' })])).toEqual([])
  expect(faults([line('a', { system: '保养', name: '更换机油' })], ['按时保养'])).toEqual([])
  expect(faults([line('a', { system: '保养', name: '更换机油' })], ['高速上刹车失灵'])).toEqual(['brakes'])
  expect(faults([line('a', { system: '发动机', name: '更换火花塞' })])).toEqual([])
  expect(faults([line('a', { system: '发动机', guaranteeClass: '总成修理' })])).toEqual(['engine'])
  expect(faults([line('a', { system: '悬挂', name: '更换前稳定杆连杆' })])).toEqual([])
  expect(faults([line('p', { kind: 'part', name: '动力电池模组' })])).toEqual(['battery'])
  const repair = line('a', { system: '发动机', name: '发动机异响检修' })
  const piston = line('p', { kind: 'part', name: '活塞', forLineId: 'a' })
  expect(faults([repair, piston])).toEqual(['engine'])
  expect(linesOfFault('engine', [repair, piston, line('b', {})], rule).map(({ id }) => id)).toEqual(['a', 'p'])
})

test('WAR-11: an order of a new car is signed only when each fault was judged, the owner chose, and nothing of it is charged', () => {
  const work = line('a', { system: '变速箱与传动', name: '更换变速箱壳体', payer: 'maker' })
  const pointed: Pointed[] = [
    { fault: 'gearbox', because: [work.name], standing: standingOf('gearbox', car, after(3), rule) },
  ]
  const confirmed = (choice: Decided['choice']): Decided[] => [
    { fault: 'gearbox', verdict: 'confirmed', rights: ['car', 'assembly'], choice },
  ]
  const codeOf = (decided: readonly Decided[], lines = [work], of = pointed) => {
    const ruling = mayPresentEarly(of, decided, lines, rule)
    return ruling.ok ? 'ok' : ruling.refusal.code
  }
  expect(codeOf([])).toBe('guarantee.earlyOpen')
  expect(
    codeOf([], [work], [{ fault: 'gearbox', because: [], standing: { isKnown: false, days: 0, rights: ['car'] } }]),
  ).toBe('guarantee.earlyUnknown')
  expect(
    codeOf([], [work], [{ fault: 'gearbox', because: [], standing: { isKnown: true, days: 90, rights: [] } }]),
  ).toBe('ok')
  expect(codeOf([{ fault: 'gearbox', verdict: 'denied', rights: [], choice: '' }])).toBe('ok')
  expect(codeOf(confirmed(''))).toBe('guarantee.earlyChoice')
  expect(codeOf(confirmed('car'))).toBe('guarantee.earlyExchange')
  expect(codeOf(confirmed('assembly'))).toBe('guarantee.earlyNoAssembly')
  expect(codeOf(confirmed('assembly'), [{ ...work, guaranteeClass: '总成修理' }])).toBe('ok')
  expect(codeOf(confirmed('repair'))).toBe('ok')
  expect(codeOf(confirmed('repair'), [{ ...work, payer: 'customer' }])).toBe('guarantee.earlyPaid')
})
