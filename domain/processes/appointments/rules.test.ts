import { expect, test } from 'vitest'
import { addMinutes } from '#domain/kernel/time.ts'
import { carLimit, loadState } from './adviser-load.ts'
import { depositDemandFen } from './deposit.ts'
import { durationText, heldValues, priceText } from './held-values.ts'
import { initiativeOf } from './kinds.ts'
import { plannedMinutes } from './planned-minutes.ts'
import { adviserCars, depositThreshold } from './policies.ts'
import { punctualityOf } from './punctuality.ts'
import { checkKeys, lightOf, openChecks } from './readiness.ts'

const part = (amountFen: number, specialOrder = false) => ({ kind: 'part', amountFen, specialOrder })
const threshold = depositThreshold.recommended.value

test.each([
  [[part(199_999)], 0],
  [[part(200_000)], 60_000],
  [[part(150_000), part(150_000)], 90_000],
  [[{ kind: 'labour', amountFen: 900_000, specialOrder: false }], 0],
  [[part(10_000, true)], 3_000],
])('APT-08: costly or specially ordered parts ask for a deposit (%#)', (lines, demanded) => {
  expect(depositDemandFen(lines, threshold)).toBe(demanded)
})

test.each([
  [-11, 'early'],
  [-10, 'onTime'],
  [0, 'onTime'],
  [10, 'onTime'],
  [11, 'late'],
] as const)('APT-23: %i minutes from the booked time is %s', (minutes, punctuality) => {
  const bookedAt = '2027-03-03T06:00:00.000Z'
  expect(punctualityOf(bookedAt, addMinutes(bookedAt, minutes))).toBe(punctuality)
})

test('APT-17: missing is red, all there or not needed is green, anything open is yellow', () => {
  const all = checkKeys.map(key => ({ key, state: 'ok' as const }))
  expect(lightOf([])).toBe('yellow')
  expect(lightOf(all.slice(1))).toBe('yellow')
  expect(openChecks(all.slice(1))).toEqual(['parts'])
  expect(lightOf([{ key: 'parts', state: 'missing' }, ...all.slice(1)])).toBe('red')
  expect(lightOf([{ key: 'parts', state: 'notNeeded' }, ...all.slice(1)])).toBe('green')
})

test('APT-14, TL-34: an adviser takes 15 cars a day, is warned about at 12, and gets more with an assistant', () => {
  const rule = adviserCars.recommended.value
  expect([11, 12, 14, 15].map(cars => loadState(cars, rule))).toEqual(['ok', 'warn', 'warn', 'full'])
  expect(carLimit(rule, true)).toBe(20)
  expect(loadState(15, rule, true)).toBe('ok')
})

test('APT-01, APT-02: five kinds are the customer’s, four the store’s', () => {
  expect(initiativeOf('beauty')).toBe('passive')
  expect(initiativeOf('leftOver')).toBe('active')
})

test('APT-06: price and duration are told in the words of the copy', () => {
  const lines = [
    { kind: 'labour', amountFen: 16_000 },
    { kind: 'part', amountFen: 32_050 },
  ]
  const offPeak = { label: '', ppm: 0 }
  expect(priceText(lines, offPeak)).toBe('约 480.50 元（工时 160.00 元，配件及其他 320.50 元）')
  expect(priceText(lines, { label: '低峰 工时9折', ppm: 100_000 })).toBe(
    '约 464.50 元（工时 144.00 元，配件及其他 320.50 元）；低峰 工时9折，已优惠 16.00 元',
  )
  expect([0, 45, 60, 150].map(durationText)).toEqual(['', '约 45 分钟', '约 1 小时', '约 2 小时 30 分钟'])
  const booking = { lines, plannedMinutes: 60, bookedAt: '2027-03-03T06:00:00.000Z', zone: 'Asia/Shanghai' }
  expect(heldValues({ ...booking, offPeak, adviser: '林晓', namedTechnician: '' })).toMatchObject({
    reception: '2027年3月3日 14:00，服务顾问 林晓',
    technician: '不指定',
  })
})

test('APT-12: the bay is planned by the hours of the work, in steps of five minutes', () => {
  expect(plannedMinutes([])).toBe(0)
  expect(plannedMinutes([{ hoursCenti: 80, qtyMilli: 2000 }])).toBe(100)
  expect(
    plannedMinutes([
      { hoursCenti: 41, qtyMilli: 1000 },
      { hoursCenti: null, qtyMilli: 1000 },
    ]),
  ).toBe(25)
})
