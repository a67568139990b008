import { expect, test } from 'vitest'
import { openAt, type WorkingCalendar } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf } from '#domain/kernel/time.ts'
import { plannedReminders, type ReminderRule } from './reminders.ts'

const day = [{ open: '08:30', close: '17:30' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [{ open: '09:00', close: '17:00' }], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: { '2027-03-08': { closed: true } },
}
const at = (on: string, time: string) => instantOf(on, time)
const plan = (rule: ReminderRule, bookedAt: string, now = at('2027-03-01', '10:00')) =>
  plannedReminders({ bookedAt, now }, rule, calendar)

// 2027-03-03 is a Wednesday.
test('APT-11, TL-30: a booking Wed 14:00 is reminded Tue 14:00 and on Wed morning', () => {
  expect(plan('both', at('2027-03-03', '14:00'))).toEqual([
    { kind: 'oneDay', at: at('2027-03-02', '14:00') },
    { kind: 'halfDay', at: at('2027-03-03', '10:00') },
  ])
})

test('APT-11: a store may choose one of the two', () => {
  expect(plan('half', at('2027-03-03', '14:00')).map(item => item.kind)).toEqual(['halfDay'])
  expect(plan('one', at('2027-03-03', '14:00')).map(item => item.kind)).toEqual(['oneDay'])
})

test('APT-11: half a day before a morning is the afternoon before', () => {
  expect(plan('half', at('2027-03-03', '09:00'))).toEqual([{ kind: 'halfDay', at: at('2027-03-02', '14:00') }])
})

test('APT-11: what would fall into closed hours moves before the last closing', () => {
  // The Sunday before closes at 17:00; on Monday the 8th the shop is shut.
  expect(plan('one', at('2027-03-08', '17:15'))).toEqual([{ kind: 'oneDay', at: at('2027-03-07', '16:30') }])
  expect(plan('one', at('2027-03-09', '10:00'))).toEqual([{ kind: 'oneDay', at: at('2027-03-07', '16:30') }])
})

test('APT-11: what is already past is left out', () => {
  expect(plan('both', at('2027-03-03', '14:00'), at('2027-03-02', '14:00')).map(item => item.kind)).toEqual(['halfDay'])
  expect(plan('both', at('2027-03-03', '14:00'), at('2027-03-03', '11:00'))).toEqual([])
})

test('APT-11: no reminder ever leaves outside opening hours, comes late or comes twice at one moment', () => {
  const now = at('2027-03-01', '08:30')
  for (
    let bookedAt = at('2027-03-02', '08:30');
    bookedAt < at('2027-03-16', '00:00');
    bookedAt = addMinutes(bookedAt, 35)
  ) {
    if (!openAt(calendar, bookedAt)) continue
    const reminders = plan('both', bookedAt, now)
    for (const reminder of reminders) {
      expect(openAt(calendar, reminder.at) || openAt(calendar, addMinutes(reminder.at, -1))).toBe(true)
      expect(reminder.at < bookedAt).toBe(true)
    }
    expect(new Set(reminders.map(item => item.at)).size).toBe(reminders.length)
  }
})
