import { expect, test } from 'vitest'
import { confirmBlockers, mayConfirm, type ToConfirm } from './confirmation.ts'
import { infoGroups, missingGroups, type Talk } from './info-groups.ts'
import { type HeldValues, type Told, toldPoints, toldPointTexts } from './told-points.ts'

const talk: Talk = {
  vehicleId: 'car',
  personId: 'owner',
  mileageKm: 42_000,
  lastRepairOn: '2027-01-10',
  firstRepair: false,
  repeatRepair: false,
  faults: '',
  wishes: '',
}
const held: HeldValues = { price: '约 300 元', duration: '约 1 小时', reception: '周三 14:00', technician: '不指定' }
const told: Told[] = toldPoints.map(point => ({
  point,
  value: Object.entries(held).find(([key]) => key === point)?.[1] ?? '已说明',
}))
const whole: ToConfirm = {
  state: 'pending',
  bookedAt: '2027-03-03T06:00:00.000Z',
  isOpen: true,
  plannedMinutes: 60,
  adviserId: 'adviser',
  bayId: 'bay',
  atHome: false,
  talk,
  told,
  held,
  deposit: { demandedFen: 0, paidFen: 0, waivedFen: 0 },
  now: '2027-03-02T01:00:00.000Z',
  at: '2027-03-03 14:00',
}

const codeOf = (booking: ToConfirm) => {
  const ruling = mayConfirm(booking)
  return ruling.ok ? ruling.value : ruling.refusal.code
}

test('APT-07: without a time, in the past or outside opening hours nothing is confirmed', () => {
  expect(codeOf({ ...whole, bookedAt: null })).toBe('appointments.noTime')
  expect(codeOf({ ...whole, now: '2027-03-03T06:00:00.000Z' })).toBe('appointments.timePast')
  expect(codeOf({ ...whole, isOpen: false })).toBe('appointments.shopClosed')
})

test('adviser, length and bay are needed', () => {
  expect(codeOf({ ...whole, adviserId: null })).toBe('appointments.noAdviser')
  expect(codeOf({ ...whole, plannedMinutes: 0 })).toBe('appointments.noDuration')
  expect(codeOf({ ...whole, bayId: null })).toBe('appointments.noBay')
  expect(codeOf(whole)).toBe('confirmed')
})

const gaps: Record<(typeof infoGroups)[number], Partial<Talk>> = {
  basics: { personId: null },
  mileage: { mileageKm: null },
  lastRepair: { repeatRepair: null },
  faults: { faults: null },
  wishes: { wishes: null },
}

test.each(infoGroups)('APT-05: with the group %s not asked the confirmation names it', group => {
  expect(missingGroups({ ...talk, ...gaps[group] })).toEqual([group])
  expect(codeOf({ ...whole, talk: { ...talk, ...gaps[group] } })).toBe('appointments.missingGroups')
})

test('APT-05: an answer "none" is an answer, and a first repair needs no earlier date', () => {
  expect(missingGroups(talk)).toEqual([])
  expect(missingGroups({ ...talk, lastRepairOn: null, repeatRepair: null, firstRepair: true })).toEqual([])
  expect(missingGroups({ ...talk, lastRepairOn: null })).toEqual(['lastRepair'])
})

test.each(toldPoints)('APT-06: with %s not told the confirmation names it', point => {
  const ruling = mayConfirm({ ...whole, told: told.filter(item => item.point !== point) })
  expect(ruling.ok ? '' : ruling.refusal.code).toBe('appointments.missingPoints')
})

test('APT-06: a tick on a price that changed since no longer counts', () => {
  const ruling = mayConfirm({ ...whole, held: { ...held, price: '约 500 元' } })
  expect(ruling).toMatchObject({ ok: false, params: { points: toldPointTexts.price } })
})

test('APT-08: a deposit that is short is named with both amounts; paid or waived in full it is enough', () => {
  const demandedFen = 180_000
  const short = mayConfirm({ ...whole, deposit: { demandedFen, paidFen: 50_000, waivedFen: 100_000 } })
  expect(short).toMatchObject({ ok: false, params: { demanded: '1,800.00', paid: '500.00' } })
  expect(codeOf({ ...whole, deposit: { demandedFen, paidFen: demandedFen, waivedFen: 0 } })).toBe('confirmed')
  expect(codeOf({ ...whole, deposit: { demandedFen, paidFen: 0, waivedFen: demandedFen } })).toBe('confirmed')
})

test('all that is missing is told at once', () => {
  const empty = { ...whole, bookedAt: null, adviserId: null, plannedMinutes: 0, bayId: null, told: [] }
  expect(confirmBlockers({ ...empty, talk: { ...talk, mileageKm: null } }).map(item => item.refusal.code)).toEqual([
    'appointments.noTime',
    'appointments.noAdviser',
    'appointments.noDuration',
    'appointments.noBay',
    'appointments.missingGroups',
    'appointments.missingPoints',
  ])
})
