import { expect, test } from 'vitest'
import { afterQuietHours } from './quiet-hours.ts'

const night = { from: '21:00', to: '08:00' }
const noon = { from: '12:00', to: '14:00' }
const at = (day: string, time: string) => `${day}T${time}:00.000Z`

// Shanghai is eight hours ahead of the instants.
test.each([
  ['in the evening', night, at('2027-03-02', '12:59'), at('2027-03-02', '12:59')],
  ['at nine sharp', night, at('2027-03-02', '13:00'), at('2027-03-03', '00:00')],
  ['after midnight', night, at('2027-03-02', '17:30'), at('2027-03-03', '00:00')],
  ['just before eight', night, at('2027-03-02', '23:59'), at('2027-03-03', '00:00')],
  ['at eight', night, at('2027-03-03', '00:00'), at('2027-03-03', '00:00')],
  ['over noon', noon, at('2027-03-02', '05:00'), at('2027-03-02', '06:00')],
  ['after noon', noon, at('2027-03-02', '06:00'), at('2027-03-02', '06:00')],
  ['no quiet hours', { from: '08:00', to: '08:00' }, at('2027-03-02', '18:00'), at('2027-03-02', '18:00')],
])('SYS-09: quiet hours: %s', (_, quiet, moment, expected) => {
  expect(afterQuietHours(moment, quiet, 'Asia/Shanghai')).toBe(expected)
})
