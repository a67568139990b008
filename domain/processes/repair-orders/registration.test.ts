import { expect, test } from 'vitest'
import { registrationGaps } from './registration.ts'

const whole = {
  vehicleId: 'car',
  plate: '京A12345',
  vin: null,
  vinMissingReason: '车架号锈蚀',
  ownerId: 'owner',
  ownerPhone: null,
  senderPhone: '138****0000',
  mileageKm: 0,
  words: '保养',
  privacyNoticedAt: '2027-03-02T01:00:00.000Z',
}

test('RCV-09: a whole registration lacks nothing; an unknown VIN is good with its reason, a phone of either person is enough', () => {
  expect(registrationGaps(whole)).toEqual([])
})

test('RCV-09: everything that is missing is named at once', () => {
  const empty = { ...whole, vehicleId: null, ownerId: null, senderPhone: null, mileageKm: null, words: ' ' }
  expect(registrationGaps({ ...empty, privacyNoticedAt: null })).toEqual([
    'vehicle',
    'owner',
    'phone',
    'mileage',
    'words',
    'privacy',
  ])
  expect(registrationGaps({ ...whole, vinMissingReason: '' })).toEqual(['vin'])
  expect(registrationGaps({ ...whole, plate: null })).toEqual(['plate'])
})
