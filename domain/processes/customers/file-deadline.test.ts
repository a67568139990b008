import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { fileDueAt } from './file-deadline.ts'

const day = [{ open: '08:30', close: '17:30' }]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: day },
  exceptions: {},
}

test('CRM-01: formalities on Monday at 15:00 are due on Wednesday at the end of work', () => {
  expect(fileDueAt(calendar, '2027-03-01T07:00:00.000Z', 2)).toBe('2027-03-03T09:30:00.000Z')
})

test('CRM-01, SYS-18: what falls on a day off is due on the next working day', () => {
  expect(fileDueAt(calendar, '2027-03-05T07:00:00.000Z', 2)).toBe('2027-03-08T09:30:00.000Z')
})

test('CRM-02: on the same day, or the next working day after closing', () => {
  expect(fileDueAt(calendar, '2027-03-06T08:50:00.000Z', 0)).toBe('2027-03-06T09:30:00.000Z')
  expect(fileDueAt(calendar, '2027-03-06T09:30:00.000Z', 0)).toBe('2027-03-08T09:30:00.000Z')
})
