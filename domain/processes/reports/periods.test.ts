import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { periodsDueOn } from './periods.ts'

const open = [{ open: '08:30', close: '17:30' }]
const calendar = (exceptions: WorkingCalendar['exceptions'] = {}): WorkingCalendar => ({
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: open, 2: open, 3: open, 4: open, 5: open, 6: open },
  exceptions,
})
const kinds = (on: string, exceptions?: WorkingCalendar['exceptions']) =>
  periodsDueOn(calendar(exceptions), on).map(({ kind, fromOn, toOn }) => `${kind} ${fromOn} ${toOn}`)

test('RPT-01, RPT-02, RPT-03: due at the end of work of the day, of Saturday, of the month’s last day', () => {
  expect(periodsDueOn(calendar(), '2027-03-03')).toEqual([
    { kind: 'daily', fromOn: '2027-03-03', toOn: '2027-03-03', dueAt: '2027-03-03T09:30:00.000Z' },
  ])
  expect(kinds('2027-03-06')).toEqual(['daily 2027-03-06 2027-03-06', 'weekly 2027-02-28 2027-03-06'])
  expect(kinds('2027-04-30')).toEqual(['daily 2027-04-30 2027-04-30', 'monthly 2027-04-01 2027-04-30'])
})

test('RPT-01, RPT-02, RPT-03: a day off is taken in by the next, a closed Saturday or month’s end moves forward', () => {
  expect(kinds('2027-03-07')).toEqual([])
  expect(kinds('2027-03-08')).toEqual(['daily 2027-03-07 2027-03-08'])
  const closed = { '2027-03-06': { closed: true }, '2027-04-30': { closed: true } } as const
  expect(kinds('2027-03-05', closed)).toEqual(['daily 2027-03-05 2027-03-05', 'weekly 2027-02-28 2027-03-06'])
  expect(kinds('2027-04-29', closed)).toEqual(['daily 2027-04-29 2027-04-29', 'monthly 2027-04-01 2027-04-30'])
})
