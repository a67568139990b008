import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as calendar from './calendar.ts'
import { addMinutes, instantOf, msOf, SHANGHAI, toInstant } from './time.ts'

const day = [{ open: '08:30', close: '17:30' }]
const split = [
  { open: '13:30', close: '18:00' },
  { open: '08:00', close: '12:00' },
]
const sixDays: calendar.WorkingCalendar = {
  zone: SHANGHAI,
  weekly: { 0: [], 1: day, 2: day, 3: split, 4: day, 5: day, 6: day },
  exceptions: { '2026-10-01': { closed: true }, '2026-10-04': { hours: [{ open: '09:00', close: '16:00' }] } },
}
const newYork = {
  ...sixDays,
  zone: 'America/New_York',
  weekly: { ...sixDays.weekly, 0: [{ open: '00:00', close: '24:00' }] },
}
const closedForEver: calendar.WorkingCalendar = {
  zone: SHANGHAI,
  weekly: { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] },
  exceptions: {},
}
const local = (text: string) => instantOf(text.slice(0, 10), text.slice(11))

const anyCalendar = fc.constantFrom(sixDays, newYork)
const anyAt = fc
  .integer({ min: msOf('2026-02-01T00:00:00.000Z'), max: msOf('2026-12-01T00:00:00.000Z') })
  .map(toInstant)
const anyMinutes = fc.integer({ min: -6000, max: 6000 })

describe('a calendar that makes no sense', () => {
  test('SYS-18: a search in a calendar without opening hours ends with an error', () => {
    const at = local('2026-11-20 10:00')
    expect(() => calendar.nextOpening(closedForEver, at)).toThrow(RangeError)
    expect(() => calendar.previousOpeningSlot(closedForEver, at)).toThrow(RangeError)
    expect(() => calendar.addWorkingMinutes(closedForEver, at, 1)).toThrow(RangeError)
    expect(() => calendar.endOfWorkOnOrAfter(closedForEver, '2026-11-20')).toThrow(RangeError)
    expect(() => calendar.addWorkingDays(closedForEver, '2026-11-20', -1)).toThrow(RangeError)
  })

  test('SYS-18: closing before opening is an error, not a day off', () => {
    const wrong = { ...sixDays, exceptions: { '2026-11-20': { hours: [{ open: '17:30', close: '08:30' }] } } }
    expect(() => calendar.openAt(wrong, local('2026-11-20 10:00'))).toThrow(RangeError)
  })
})

describe('days', () => {
  test('SYS-18: with closing at 17:30 on Saturday the end of work is Saturday 17:30', () => {
    expect(calendar.endOfWork(sixDays, '2026-11-21')).toBe(local('2026-11-21 17:30'))
  })

  test('SYS-18: a closed day has no end of work and the next working day stands in', () => {
    expect(calendar.endOfWork(sixDays, '2026-11-22')).toBeUndefined()
    expect(calendar.endOfWorkOnOrAfter(sixDays, '2026-11-22')).toBe(local('2026-11-23 17:30'))
    expect(calendar.endOfWorkOnOrAfter(sixDays, '2026-11-21')).toBe(local('2026-11-21 17:30'))
  })

  test('SYS-18: a holiday closes a weekday and a shifted working day opens a Sunday', () => {
    expect(calendar.isWorkingDay(sixDays, '2026-10-01')).toBe(false)
    expect(calendar.isWorkingDay(sixDays, '2026-10-04')).toBe(true)
    expect(calendar.endOfWork(sixDays, '2026-10-04')).toBe(local('2026-10-04 16:00'))
  })

  test('SYS-18: working days skip days off in both directions', () => {
    expect(calendar.addWorkingDays(sixDays, '2026-09-30', 1)).toBe('2026-10-02')
    expect(calendar.addWorkingDays(sixDays, '2026-11-23', -1)).toBe('2026-11-21')
    expect(calendar.addWorkingDays(sixDays, '2026-11-22', 0)).toBe('2026-11-22')
  })
})

describe('opening', () => {
  test('SYS-18: the shop is open from the opening moment up to, not at, the closing moment', () => {
    const answers = ['08:29', '08:30', '17:29', '17:30'].map(time =>
      calendar.openAt(sixDays, local(`2026-11-20 ${time}`)),
    )
    expect(answers).toEqual([false, true, true, false])
    expect(calendar.openAt(sixDays, local('2026-11-18 12:30'))).toBe(false)
  })

  test('APT-11, SYS-18: a moment at night moves to the next opening, one in opening hours stays', () => {
    expect(calendar.nextOpening(sixDays, local('2026-11-20 02:00'))).toBe(local('2026-11-20 08:30'))
    expect(calendar.nextOpening(sixDays, local('2026-11-20 14:00'))).toBe(local('2026-11-20 14:00'))
    expect(calendar.nextOpening(sixDays, local('2026-11-21 17:30'))).toBe(local('2026-11-23 08:30'))
  })

  test('SYS-18: the opening slot of a moment, or the last one before it', () => {
    const afternoon = { opensAt: local('2026-11-18 13:30'), closesAt: local('2026-11-18 18:00') }
    expect(calendar.previousOpeningSlot(sixDays, local('2026-11-18 15:00'))).toEqual(afternoon)
    expect(calendar.previousOpeningSlot(sixDays, local('2026-11-19 08:00'))).toEqual(afternoon)
    const saturday = { opensAt: local('2026-11-21 08:30'), closesAt: local('2026-11-21 17:30') }
    expect(calendar.previousOpeningSlot(sixDays, local('2026-11-22 23:00'))).toEqual(saturday)
  })

  test('SYS-18: overlapping hours count once', () => {
    const hours = [...day, { open: '12:00', close: '19:00' }]
    const overlapping = { ...sixDays, exceptions: { '2026-11-20': { hours } } }
    expect(calendar.openingSlotsOn(overlapping, '2026-11-20')).toEqual([
      { opensAt: local('2026-11-20 08:30'), closesAt: local('2026-11-20 19:00') },
    ])
  })
})

describe('working time', () => {
  test('SYS-18: time runs on over the lunch break, the night and the day off', () => {
    expect(calendar.addWorkingMinutes(sixDays, local('2026-11-18 11:30'), 60)).toBe(local('2026-11-18 14:00'))
    expect(calendar.addWorkingMinutes(sixDays, local('2026-11-21 17:00'), 60)).toBe(local('2026-11-23 09:00'))
    expect(calendar.addWorkingMinutes(sixDays, local('2026-11-20 17:00'), 30)).toBe(local('2026-11-20 17:30'))
    expect(calendar.addWorkingMinutes(sixDays, local('2026-11-23 09:00'), -60)).toBe(local('2026-11-21 17:00'))
  })

  test('SYS-18: a stretch from Saturday to Monday counts opening hours only', () => {
    const [from, to] = [local('2026-11-21 17:00'), local('2026-11-23 09:00')]
    expect(calendar.workingMinutesBetween(sixDays, from, to)).toBe(60)
    expect(calendar.workingMinutesBetween(sixDays, to, from)).toBe(-60)
  })

  test('a job is at 75 percent after three quarters of its planned working time', () => {
    expect(calendar.momentAtShare(sixDays, local('2026-11-18 11:00'), 120, 750_000)).toBe(local('2026-11-18 14:00'))
    expect(calendar.momentAtShare(sixDays, local('2026-11-20 09:00'), 1, 500_000)).toBe('2026-11-20T01:00:30.000Z')
  })

  test('adding working minutes and counting them agree', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, anyMinutes, (chosen, at, minutes) => {
        const later = calendar.addWorkingMinutes(chosen, at, minutes)
        expect(calendar.workingMinutesBetween(chosen, at, later)).toBe(minutes)
      }),
    )
  })

  test('more minutes and a later start never give an earlier moment', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, anyMinutes, fc.nat(5000), fc.nat(5000), (chosen, at, minutes, more, delay) => {
        const base = msOf(calendar.addWorkingMinutes(chosen, at, minutes))
        expect(msOf(calendar.addWorkingMinutes(chosen, at, minutes + more))).toBeGreaterThanOrEqual(base)
        expect(msOf(calendar.addWorkingMinutes(chosen, addMinutes(at, delay), minutes))).toBeGreaterThanOrEqual(base)
      }),
    )
  })

  test('working time is never more than time, and parts of a stretch add up to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, fc.nat(9000), fc.nat(9000), (chosen, at, first, second) => {
        const start = at.replace(/:\d\d\.\d{3}Z$/, ':00.000Z')
        const [middle, end] = [addMinutes(start, first), addMinutes(start, first + second)]
        const whole = calendar.workingMinutesBetween(chosen, start, end)
        expect(whole).toBeLessThanOrEqual(first + second)
        const parts = [
          calendar.workingMinutesBetween(chosen, start, middle),
          calendar.workingMinutesBetween(chosen, middle, end),
        ]
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
      }),
    )
  })

  test('the next opening is open, and not before the moment asked about', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, (chosen, at) => {
        const opening = calendar.nextOpening(chosen, at)
        expect(calendar.openAt(chosen, opening)).toBe(true)
        expect(calendar.workingMinutesBetween(chosen, at, opening)).toBe(0)
        expect(msOf(opening)).toBeGreaterThanOrEqual(msOf(at))
      }),
    )
  })
})
