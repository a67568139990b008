import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { instantOf } from '#domain/kernel/time.ts'
import { awayMeanwhile, calendarWith, forecastLate } from './overtime.ts'

const day = [{ open: '08:30', close: '18:00' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}
const at = (time: string, on = '2027-03-02') => instantOf(on, time)
const plan = (from: string, to: string) => ({ fromAt: at(from), toAt: at(to) })

test('WKS-09: the calendar grows by the hours, and who does not stay is away meanwhile', () => {
  const overtimes = [
    { orderId: 'o', technicianIds: ['a'], ...plan('18:00', '20:00') },
    { orderId: 'p', technicianIds: ['b'], ...plan('19:00', '21:00') },
  ]
  expect(calendarWith(calendar, overtimes).exceptions['2027-03-02']).toEqual({
    hours: [...day, { open: '18:00', close: '20:00' }, { open: '19:00', close: '21:00' }],
  })
  expect(awayMeanwhile(['a', 'b', 'c'], overtimes)).toEqual([
    { resourceId: 'a', startAt: at('20:00'), endAt: at('21:00') },
    { resourceId: 'b', startAt: at('18:00'), endAt: at('19:00') },
    { resourceId: 'c', startAt: at('18:00'), endAt: at('21:00') },
  ])
})

test('WKS-09: the hours count for the order they are for; nobody else is promised an evening', () => {
  const order = (id: string) => ({
    id,
    promisedAt: at('19:00'),
    partsArriveAt: null,
    saidDoneAt: null,
    afterMinutes: 30,
  })
  const task = (orderId: string, person: string) => ({
    ...{ id: `${orderId}1`, orderId, minutes: 60, isRunning: true, notBefore: null },
    ...{ technicianIds: [person], bayIds: [] },
  })
  const question = {
    ...{ now: at('17:00'), calendar, absences: [] },
    orders: [order('o'), order('p')],
    tasks: [task('o', 'a'), task('p', 'b')],
  }
  const late = [{ orderId: 'o', technicianIds: ['a'], ...plan('18:00', '20:00') }]
  const ready = (overtimes: typeof late) =>
    forecastLate(question, ['a', 'b'], overtimes).map(({ readyAt, slackMinutes }) => [readyAt, slackMinutes < 0])
  expect(ready([])).toEqual([
    [at('09:00', '2027-03-03'), true],
    [at('09:00', '2027-03-03'), true],
  ])
  expect(ready(late)).toEqual([
    [at('18:30'), false],
    [at('09:00', '2027-03-03'), true],
  ])
})
