import { expect, test } from 'vitest'
import { formatLocal } from './time.ts'

test('R23: the suite runs where it says it does, and a day is that of the shop there too', () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(zone).toBe(process.env.TZ ?? zone)
  expect(formatLocal('2027-03-02T16:30:00.000Z', 'Asia/Shanghai', 'date')).toBe('2027-03-03')
  expect(formatLocal('2027-03-02T15:59:59.999Z', 'Asia/Shanghai', 'date')).toBe('2027-03-02')
})
