import { expect, test } from 'vitest'
import { convenientTimeOf, nextWindow } from './convenient-time.ts'

const ZONE = 'Asia/Shanghai'
/** Tuesday 2027-03-02 09:00 in Shanghai. */
const TUESDAY_9 = '2027-03-02T01:00:00.000Z'

test.each([
  ['', [0, 1, 2, 3, 4, 5, 6], '09:30', '17:30'],
  ['随时', [0, 1, 2, 3, 4, 5, 6], '09:30', '17:30'],
  ['工作日晚上', [1, 2, 3, 4, 5], '18:00', '20:30'],
  ['weekday evening', [1, 2, 3, 4, 5], '18:00', '20:30'],
  ['周末上午', [0, 6], '09:00', '11:30'],
  ['周三、周五下午', [3, 5], '14:00', '17:30'],
  ['19:00-21:30', [0, 1, 2, 3, 4, 5, 6], '19:00', '21:00'],
  ['18点以后', [0, 1, 2, 3, 4, 5, 6], '18:00', '20:30'],
  ['10点前', [0, 1, 2, 3, 4, 5, 6], '09:00', '10:00'],
  // Nobody is called at night, even where the words ask for it.
  ['23:00-23:30', [0, 1, 2, 3, 4, 5, 6], '09:30', '17:30'],
])('APT-04: “%s” says when the customer likes to be reached', (words, days, from, to) => {
  expect(convenientTimeOf(words)).toEqual({ days, from, to })
})

test('APT-04: the planned time lies in the next such window, today when it is still to come', () => {
  expect(nextWindow('工作日晚上', TUESDAY_9, ZONE)).toEqual({
    plannedAt: '2027-03-02T10:00:00.000Z',
    plannedUntil: '2027-03-02T12:30:00.000Z',
  })
  expect(nextWindow('周末上午', TUESDAY_9, ZONE).plannedAt).toBe('2027-03-06T01:00:00.000Z')
  expect(nextWindow('周二', '2027-03-02T10:00:00.000Z', ZONE).plannedAt).toBe('2027-03-09T01:30:00.000Z')
  expect(nextWindow('', '2027-03-02T03:00:00.000Z', ZONE).plannedAt).toBe('2027-03-02T03:00:00.000Z')
})
