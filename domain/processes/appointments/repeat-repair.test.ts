import { expect, test } from 'vitest'
import { type EarlierOrder, suspectedRepeat } from './repeat-repair.ts'

const rule = { days: 30, km: 2_000 }
const brake: EarlierOrder = {
  id: 'old',
  number: 'RO-BJ-20270210-0001',
  deliveredAt: '2027-02-10T08:00:00.000Z',
  mileageKm: 40_000,
  description: '刹车异响',
  lines: [{ labourOperationId: 'ZD002', system: '制动' }],
}
const booking = {
  now: '2027-03-02T01:00:00.000Z',
  zone: 'Asia/Shanghai',
  mileageKm: 41_000,
  faults: '',
  lines: [{ labourOperationId: 'ZD024', system: '制动' }],
}

test('APT-22: the same system 20 days after the repair is suspected of being a repeat', () => {
  expect(suspectedRepeat(booking, [brake], rule)?.id).toBe('old')
})

test('APT-22: the same words of the customer are enough', () => {
  expect(suspectedRepeat({ ...booking, lines: [], faults: '低速刹车异响，雨天更明显' }, [brake], rule)?.id).toBe('old')
  expect(suspectedRepeat({ ...booking, lines: [], faults: '响' }, [brake], rule)).toBeUndefined()
})

test('APT-22: after the days, beyond the kilometres, or for upkeep it is not', () => {
  expect(suspectedRepeat({ ...booking, now: '2027-03-13T01:00:00.000Z' }, [brake], rule)).toBeUndefined()
  expect(suspectedRepeat({ ...booking, mileageKm: 42_001 }, [brake], rule)).toBeUndefined()
  const service = { ...brake, description: '', lines: [{ labourOperationId: 'BY001', system: '保养' }] }
  const again = { ...booking, lines: [{ labourOperationId: 'BY001', system: '保养' }] }
  expect(suspectedRepeat(again, [service], rule)).toBeUndefined()
})

test('APT-22: of several the newest is named', () => {
  const newer = { ...brake, id: 'newer', deliveredAt: '2027-02-20T08:00:00.000Z' }
  expect(suspectedRepeat(booking, [brake, newer], rule)?.id).toBe('newer')
})
