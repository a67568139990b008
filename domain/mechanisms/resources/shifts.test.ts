import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAt, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf } from '#domain/kernel/time.ts'
import { offShift, type Shift } from './shifts.ts'

const day = [
  { open: '09:00', close: '12:00' },
  { open: '13:00', close: '18:00' },
]
const store: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: day, 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: { '2027-03-07': { hours: [{ open: '10:00', close: '16:00' }] }, '2027-03-08': { closed: true } },
}
const early = [{ open: '08:00', close: '14:00' }]
const shift: Shift = {
  weekly: { 0: [], 1: early, 2: early, 3: early, 4: early, 5: [], 6: day },
  exceptions: { '2027-03-04': { closed: true }, '2027-03-05': { hours: [{ open: '13:00', close: '20:00' }] } },
}
const at = (on: string, time: string) => instantOf(on, time)
const on = (date: string) => offShift(store, shift, at(date, '00:00'), at(date, '23:59'))

test('APT-12, EST-13: a person is missing where the store is open and the shift is not', () => {
  expect(on('2027-03-02')).toEqual([{ startAt: at('2027-03-02', '14:00'), endAt: at('2027-03-02', '18:00') }])
  expect(on('2027-03-04')).toHaveLength(2)
  expect(on('2027-03-05')).toEqual([{ startAt: at('2027-03-05', '09:00'), endAt: at('2027-03-05', '12:00') }])
  expect(on('2027-03-06')).toEqual([])
})

test('APT-12, EST-13: on days for which the store itself has other hours a person works those, and nobody on a holiday', () => {
  expect(on('2027-03-07')).toEqual([])
  expect(on('2027-03-08')).toEqual([])
})

test('APT-12, EST-13: minute by minute, somebody is off exactly when the store is open and the shift does not reach', () => {
  const from = at('2027-03-01', '00:00')
  const own = { ...shift, zone: store.zone }
  const off = offShift(store, shift, from, at('2027-03-06', '23:59'))
  fc.assert(
    fc.property(fc.nat(6 * 1440 - 2), minutes => {
      const moment = addMinutes(from, minutes)
      const isOff = off.some(({ startAt, endAt }) => startAt <= moment && moment < endAt)
      expect(isOff).toBe(openAt(store, moment) && !openAt(own, moment))
    }),
    { numRuns: 500 },
  )
})
