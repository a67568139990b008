import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as time from './time.ts'

const NEW_YORK = 'America/New_York'
const anyMs = fc.integer({ min: Date.UTC(1902, 0, 1), max: Date.UTC(2199, 0, 1) })
const anyZone = fc.constantFrom(time.SHANGHAI, NEW_YORK, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC')

describe('moments', () => {
  test('nonsense is refused instead of becoming an invalid date', () => {
    expect(() => time.msOf('soon')).toThrow(RangeError)
    expect(() => time.toInstant(Number.NaN)).toThrow(RangeError)
    expect(() => time.toInstant(Date.UTC(10_000, 0, 1))).toThrow(RangeError)
    expect(() => time.instantOf('2026-02-30', '08:00')).toThrow(RangeError)
    expect(() => time.instantOf('2026-02-28', '24:01')).toThrow(RangeError)
  })

  test('arithmetic in minutes and hours, and the earlier and later of several', () => {
    const at = '2026-11-22T02:30:00.000Z'
    expect(time.addMinutes(at, -31)).toBe('2026-11-22T01:59:00.000Z')
    expect(time.addHours(at, 24)).toBe('2026-11-23T02:30:00.000Z')
    expect(time.minutesBetween(at, '2026-11-22T02:31:59.999Z')).toBe(1)
    expect(time.minutesBetween('2026-11-22T02:30:30.000Z', at)).toBe(0)
    expect(time.isBefore(at, at)).toBe(false)
    expect(time.maxInstant(at, '2026-11-22T02:30:00.001Z', '2020-01-01T00:00:00.000Z')).toBe('2026-11-22T02:30:00.001Z')
    expect(time.minInstant(at, '2026-11-22T02:30:00.001Z')).toBe(at)
  })
})

describe('the wall clock of a shop', () => {
  test('the local date turns at local midnight, not at midnight UTC', () => {
    expect(time.dateOn('2026-11-21T15:59:59.999Z')).toBe('2026-11-21')
    expect(time.dateOn('2026-11-21T16:00:00.000Z')).toBe('2026-11-22')
    expect(time.localParts('2026-11-21T16:05:06.007Z')).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 0,
      minute: 5,
      second: 6,
      millisecond: 7,
      weekday: 0,
    })
  })

  test('Shanghai summer time of 1986 to 1991 is respected', () => {
    expect(time.instantOf('1988-07-01', '08:00')).toBe('1988-06-30T23:00:00.000Z')
    expect(time.instantOf('1988-12-01', '08:00')).toBe('1988-12-01T00:00:00.000Z')
    expect(time.instantOf('1986-05-04', '12:00')).toBe('1986-05-04T03:00:00.000Z')
    expect(time.formatLocal('1988-06-30T23:00:00.000Z')).toBe('1988-07-01 08:00')
    expect(time.formatLocal('1900-06-01T00:00:00.000Z', time.SHANGHAI, 'time')).toBe('08:05')
  })

  test('a skipped time moves forward and a doubled time is the first of the two', () => {
    expect(time.instantOf('2026-03-08', '02:30', NEW_YORK)).toBe('2026-03-08T07:30:00.000Z')
    expect(time.instantOf('2026-11-01', '01:30', NEW_YORK)).toBe('2026-11-01T05:30:00.000Z')
    expect(time.instantOf('2026-11-01', '02:00', NEW_YORK)).toBe('2026-11-01T07:00:00.000Z')
  })

  test('24:00 is midnight of the next day', () => {
    expect(time.instantOf('2026-12-31', '24:00')).toBe(time.instantOf('2027-01-01', '00:00'))
  })

  test('calendar days keep the wall-clock time over a change of offset', () => {
    expect(time.addCalendarDays('2026-03-07T15:00:00.000Z', 1, NEW_YORK)).toBe('2026-03-08T14:00:00.000Z')
    expect(time.addCalendarDays('2026-11-22T02:30:00.123Z', -7)).toBe('2026-11-15T02:30:00.123Z')
  })

  test('reading a moment as date and time and back gives the moment or its twin in the doubled hour', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (ms, zone) => {
        const at = time.toInstant(Math.floor(ms / 60_000) * 60_000)
        if (time.localParts(at, zone).second !== 0) return
        const back = time.instantOf(time.dateOn(at, zone), time.formatLocal(at, zone, 'time'), zone)
        expect(time.formatLocal(back, zone)).toBe(time.formatLocal(at, zone))
        expect(Math.abs(time.minutesBetween(back, at))).toBeLessThanOrEqual(60)
      }),
    )
  })

  test('the kept offsets agree with Intl at every moment', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (ms, zone) => {
        const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
        expect(time.formatLocal(time.toInstant(ms), zone)).toBe(intl.format(ms))
      }),
    )
  })
})

describe('calendar dates', () => {
  test('only real dates count', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-00-10']) {
      expect(time.isDateOn(text), text).toBe(false)
    }
    expect(time.isDateOn('2028-02-29')).toBe(true)
  })

  test('days, months and weekdays', () => {
    expect(time.addDaysOn('2026-12-31', 1)).toBe('2027-01-01')
    expect(time.daysBetweenOn('2026-12-31', '2026-12-01')).toBe(-30)
    expect(time.addMonthsOn('2026-01-31', 1)).toBe('2026-02-28')
    expect(time.addMonthsOn('2026-01-31', -2)).toBe('2025-11-30')
    expect(time.addMonthsOn('2028-02-29', 12)).toBe('2029-02-28')
    expect(time.weekdayOf('2026-11-22')).toBe(0)
    expect(time.weekdayOf('2026-11-21')).toBe(6)
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), days => {
        expect(time.daysBetweenOn('2026-11-22', time.addDaysOn('2026-11-22', days))).toBe(days)
      }),
    )
  })
})

test('moments are written the way Chinese papers and screens write them', () => {
  const at = '2026-11-05T02:30:59.000Z'
  expect(time.formatLocal(at, time.SHANGHAI, 'date')).toBe('2026-11-05')
  expect(time.formatLocal(at, time.SHANGHAI, 'time')).toBe('10:30')
  expect(time.formatLocal(at, time.SHANGHAI, 'minute')).toBe('2026-11-05 10:30')
  expect(time.formatLocal(at, time.SHANGHAI, 'long')).toBe('2026年11月5日 10:30')
})
