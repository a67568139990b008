import { expect, test } from 'vitest'
import { calendarChanges } from './calendar-changes.ts'

const day = [{ open: '08:30', close: '17:30' }]
const weekly = { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day }

test('SYS-18, SYS-04: a change of the calendar names the days that differ, with their hours before and after', () => {
  const before = {
    weekly,
    exceptions: { '2027-05-01': { closed: true as const }, '2027-05-02': { closed: true as const } },
  }
  const saturday = [
    { open: '08:30', close: '12:00' },
    { open: '13:00', close: '16:00' },
  ]
  const after = {
    weekly: { ...weekly, 6: saturday },
    exceptions: { '2027-05-02': { closed: true as const }, '2027-05-09': { hours: day } },
  }
  expect(calendarChanges(before, after)).toEqual({
    saturday: { from: '08:30–17:30', to: '08:30–12:00、13:00–16:00' },
    '2027-05-01': { from: '休息', to: null },
    '2027-05-09': { from: null, to: '08:30–17:30' },
  })
  expect(calendarChanges(before, before)).toEqual({})
})
