import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { instantOf } from '#domain/kernel/time.ts'
import type { Absence, ForecastTask } from '#domain/mechanisms/resources/floor-question.ts'
import { firstSlots, quarters } from './first-slots.ts'

const hours = [
  { open: '08:30', close: '12:00' },
  { open: '13:00', close: '18:00' },
]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: hours, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours },
  exceptions: {},
}
const local = (time: string, on = '2027-03-02') => instantOf(on, time)
const task = (id: string, minutes: number, rest: Partial<ForecastTask> = {}): ForecastTask => ({
  ...{ id, orderId: 'car', minutes, isRunning: false, notBefore: null },
  ...{ technicianIds: ['wang', 'li'], bayIds: ['bay1', 'bay2'], ...rest },
})
const held = (resourceId: string, from: string, to: string): Absence => ({
  ...{ resourceId, startAt: local(from), endAt: local(to), isKept: true },
})
const propose = (tasks: ForecastTask[], absences: Absence[] = [], now = '09:07') =>
  firstSlots({ now: local(now), calendar, absences, tasks }, local(now))

test('WKS-02: what nobody may do, or no bay takes, has no place', () => {
  expect(propose([task('battery', 60, { technicianIds: [] }), task('lift', 60, { bayIds: [] })])).toEqual([])
})

test('WKS-02: the first free quarter of an hour, beside what person, bay and car already have', () => {
  const from = (...absences: Absence[]) => propose([task('brakes', 75)], absences)[0]
  expect(from()).toEqual({
    lineId: 'brakes',
    technicianId: 'wang',
    bayId: 'bay1',
    from: local('09:15'),
    to: local('10:30'),
  })
  expect(from(held('wang', '09:00', '10:00'))).toMatchObject({ technicianId: 'li', from: local('09:15') })
  expect(from(held('wang', '09:00', '10:00'), held('li', '09:00', '11:00'))).toMatchObject({
    ...{ technicianId: 'wang', from: local('10:00') },
  })
  expect(from(held('bay1', '09:00', '10:00'), held('bay2', '10:15', '12:00'))).toMatchObject({
    ...{ bayId: 'bay1', from: local('10:00') },
  })
  expect(from(held('car', '09:00', '10:15'))).toMatchObject({ from: local('10:15') })
})

test('WKS-02: several lines of a car follow each other, and stay with the same person and bay where that serves', () => {
  expect(
    propose([task('brakes', 75), task('oil', 30)]).map(slot => [slot.technicianId, slot.bayId, slot.from]),
  ).toEqual([
    ['wang', 'bay1', local('09:15')],
    ['wang', 'bay1', local('10:30')],
  ])
})

test('DSP-01: closing tears no work that the next hours take whole; what is longer than any goes on after it', () => {
  expect(propose([task('brakes', 60)], [], '11:20')).toMatchObject([{ from: local('13:00'), to: local('14:00') }])
  expect(propose([task('brakes', 60)], [], '17:30')).toMatchObject([
    { from: local('08:30', '2027-03-03'), to: local('09:30', '2027-03-03') },
  ])
  expect(propose([task('body', 600)], [], '13:00')).toMatchObject([
    { from: local('13:00'), to: local('14:30', '2027-03-03') },
  ])
  const two = propose([task('oil', 30), task('brakes', 90)], [], '11:00')
  expect(two.map(slot => [slot.lineId, slot.from])).toEqual([
    ['oil', local('11:00')],
    ['brakes', local('13:00')],
  ])
})

test('DSP-01: at night the next morning is proposed', () => {
  expect(propose([task('brakes', 60)], [], '22:00')).toMatchObject([{ from: local('08:30', '2027-03-03') }])
})

test('hours become quarters, begun ones whole, and at least one', () => {
  expect([0, 10, 25, 26, 120].map(hoursCenti => quarters({ hoursCenti }))).toEqual([15, 15, 15, 30, 75])
})
