import { expect, test } from 'vitest'
import { vehicleKind, vehicleName, vehicleTitle } from './vehicle-kinds.ts'
import { vinTail } from './vin-tail.ts'

test('a car is called by brand, series and model without repeating itself', () => {
  expect(vehicleTitle({ brand: '大众', series: '朗逸', model: '' })).toBe('大众 朗逸')
  expect(vehicleTitle({ brand: '大众', series: '朗逸', model: '1.5L 自动舒适版' })).toBe('大众 朗逸 1.5L 自动舒适版')
  expect(vehicleTitle({ brand: '大众', series: '朗逸', model: '朗逸 Plus' })).toBe('大众 朗逸 Plus')
  expect(vehicleTitle({ brand: '极氪', series: '极氪001', model: '' })).toBe('极氪001')
})

test('it is named by its plate, or by the end of its VIN while it has none', () => {
  expect(vehicleName({ plate: '京A12345', vin: null })).toBe('京A12345')
  expect(vehicleName({ plate: null, vin: 'LSVAC2NJ0NB020001' })).toBe('未上牌 …020001')
  expect(vehicleName({ plate: null, vin: null })).toBe('未上牌')
})

test('its kind is what it runs on and how it is built', () => {
  expect(vehicleKind({ power: 'bev', body: 'suv' })).toBe('纯电动运动型多用途车')
  expect(vehicleKind({ power: 'bev', body: 'suv' }, 'en')).toBe('Electric SUV')
})

test('any end of a VIN is the beginning of its stored tail', () => {
  const tail = vinTail('LSVAC2NJ0NB020001')
  for (const length of [4, 6, 8]) expect(tail.startsWith(vinTail('LSVAC2NJ0NB020001'.slice(-length)))).toBe(true)
})
