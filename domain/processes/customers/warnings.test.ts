import { expect, test } from 'vitest'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import type { VehicleView } from './overview-shape.ts'
import { vehicleWarnings } from './warnings.ts'

const vehicle: VehicleView = {
  id: '',
  name: '京A12345',
  title: '大众 朗逸',
  kindText: '',
  vin: 'LSVAC2NJ0NB020001',
  vinMissingReason: '',
  plate: '京A12345',
  brand: '大众',
  series: '朗逸',
  model: '',
  power: 'petrol',
  body: 'sedan',
  usage: 'household',
  modelYear: null,
  displacement: '',
  engineNo: '',
  colour: '',
  purchasedOn: null,
  firstRegisteredOn: null,
  mileageKm: 20_000,
  mileageAt: '2027-03-01T01:00:00.000Z',
  kmPerMonth: 1_000,
  serviceIntervalKm: null,
  serviceIntervalMonths: null,
  nextServiceOn: '2027-03-20',
  nextServiceKm: null,
  nextServiceContent: '',
  insuranceUntil: '2027-03-01',
  inspectionUntil: '2027-12-01',
  version: 1,
}

test('SYS-07: what is unsafe stands first, then what was left over, then what is due, then what is missing', () => {
  const facts = {
    vehicle: { ...vehicle, vin: null, vinMissingReason: '新车' },
    openItems: [
      { kind: 'declined' as const, safety: true, text: '前轮轴承松旷' },
      { kind: 'wish' as const, safety: false, text: '周末取车' },
    ],
    hasOwner: false,
    fileCompletedAt: null,
  }
  expect(vehicleWarnings(facts, '2027-03-02', 'zh').map(({ kind, level, text }) => [kind, level, text])).toEqual([
    ['safetyItem', 'danger', '上次未做：前轮轴承松旷'],
    ['wish', 'warning', '客户要求：周末取车'],
    ['serviceSoon', 'info', '保养将到期：2027-03-20'],
    ['insuranceEnds', 'warning', '保险到期：2027-03-01'],
    ['ownerMissing', 'warning', '尚未登记车主'],
    ['vinMissing', 'info', '没有车架号：新车'],
    ['fileIncomplete', 'info', '客户档案未建全'],
  ])
})

test('a car with nothing open, due or missing has no warning', () => {
  const vin = withCheckDigit('LSVAC2NJ0NB020001')
  const quiet = { ...vehicle, vin, nextServiceOn: null, insuranceUntil: null, inspectionUntil: null }
  const facts = { vehicle: quiet, openItems: [], hasOwner: true, fileCompletedAt: undefined }
  expect(vehicleWarnings(facts, '2027-03-02', 'zh')).toEqual([])
})
