import { expect, test } from 'vitest'
import { isDateOn } from '#domain/kernel/time.ts'
import { publicHolidays } from './holidays.ts'

test('SYS-18: the published public holidays are days off, ordinary Sundays are not', () => {
  const days = publicHolidays()
  expect(days['2026-02-17']).toEqual({ closed: true })
  expect(days['2026-10-01']).toEqual({ closed: true })
  expect(days['2026-03-01']).toBeUndefined()
  expect(Object.keys(days).every(isDateOn)).toBe(true)
})
