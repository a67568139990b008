import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingMinutes, type WorkingCalendar, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import { addMinutes, instantOf } from '#domain/kernel/time.ts'
import { workingAxis } from './working-axis.ts'

const day = [
  { open: '08:30', close: '12:00' },
  { open: '13:00', close: '18:00' },
]
const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekly: { 0: [], 1: day, 2: day, 3: day, 4: day, 5: day, 6: [{ open: '09:00', close: '12:00' }] },
  exceptions: { '2027-03-05': { closed: true } },
}

test('EST-13: the axis answers what the calendar answers, wherever it begins and whatever was asked before', () => {
  const minutes = fc.integer({ min: 0, max: 20_000 })
  fc.assert(
    fc.property(minutes, fc.array(fc.tuple(fc.integer({ min: -5_000, max: 20_000 }), minutes)), (later, questions) => {
      const begin = addMinutes(instantOf('2027-03-01', '00:00'), later)
      const axis = workingAxis(calendar, begin)
      for (const [offset, work] of questions) {
        const at = addMinutes(begin, offset)
        expect(axis.of(at)).toBe(workingMinutesBetween(calendar, begin, at))
        expect(axis.at(work)).toBe(addWorkingMinutes(calendar, begin, work))
      }
    }),
  )
})

test('EST-13: a shop that never opens has no moment for work', () => {
  const shut = { ...calendar, weekly: { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] } }
  expect(() => workingAxis(shut, instantOf('2027-03-01', '00:00')).at(1)).toThrow('does not open')
})
