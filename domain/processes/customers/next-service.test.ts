import { expect, test } from 'vitest'
import { cycleText, planNextService, probableKm, serviceDue } from './next-service.ts'

const car = { mileageKm: 20_000, kmPerMonth: 2_000, serviceIntervalKm: 10_000, serviceIntervalMonths: 12 }

test('the next service is due by months or by kilometres, whichever comes first', () => {
  expect(planNextService(car, '2027-03-02')).toEqual({ nextServiceOn: '2027-07-30', nextServiceKm: 30_000 })
  expect(planNextService({ ...car, kmPerMonth: 100 }, '2027-03-02').nextServiceOn).toBe('2028-03-02')
  expect(planNextService({ ...car, kmPerMonth: 0 }, '2027-03-02').nextServiceOn).toBe('2028-03-02')
  expect(planNextService({ ...car, serviceIntervalKm: null, serviceIntervalMonths: null }, '2027-03-02')).toEqual({
    nextServiceOn: null,
    nextServiceKm: null,
  })
})

test('a service is due soon or overdue on the mileage the car probably has by now', () => {
  const base = {
    mileageKm: 20_000,
    mileageOn: '2027-01-01',
    kmPerMonth: 3_000,
    nextServiceOn: null,
    nextServiceKm: 27_000,
  }
  expect(probableKm(base, '2027-03-02')).toBe(26_000)
  expect(serviceDue(base, '2027-03-02')).toBe('soon')
  expect(serviceDue(base, '2027-03-01')).toBe('later')
  expect(serviceDue(base, '2027-03-13')).toBe('overdue')
  expect(serviceDue({ ...base, nextServiceKm: null, nextServiceOn: '2027-03-02' }, '2027-03-02')).toBe('soon')
  expect(serviceDue({ ...base, nextServiceKm: null, nextServiceOn: '2027-03-01' }, '2027-03-02')).toBe('overdue')
  expect(serviceDue({ ...base, nextServiceKm: null }, '2027-03-02')).toBe('unknown')
})

test('the cycle is worded as on the form', () => {
  expect(cycleText(car)).toBe('10000 公里或 12 个月')
  expect(cycleText({ serviceIntervalKm: null, serviceIntervalMonths: 6 })).toBe('6 个月')
})
