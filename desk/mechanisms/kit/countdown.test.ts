import { expect, test } from 'vitest'
import { countdownState, spanOf } from './countdown.tsx'
import { byDay } from './timeline-list.tsx'

const due = '2026-11-22T04:00:00.000Z'

test.each([
  ['open', '2026-11-22T02:00:00.000Z', null, null],
  ['warned', '2026-11-22T03:31:00.000Z', null, null],
  ['warned', '2026-11-22T02:00:00.000Z', '2026-11-22T02:00:00.000Z', null],
  ['open', '2026-11-22T03:45:00.000Z', '2026-11-22T03:50:00.000Z', null],
  ['overdue', due, null, null],
  ['done', '2026-11-22T09:00:00.000Z', null, '2026-11-22T08:00:00.000Z'],
])('%s at %s', (state, now, warnAt, doneAt) => {
  expect(countdownState(now, due, warnAt, doneAt)).toBe(state)
})

test('spans are told in the unit one can imagine', () => {
  expect(spanOf(59)).toEqual({ key: 'minutes', parts: { n: 59 } })
  expect(spanOf(120)).toEqual({ key: 'hours', parts: { n: 2 } })
  expect(spanOf(125)).toEqual({ key: 'hoursMinutes', parts: { h: 2, m: 5 } })
  expect(spanOf(3 * 1440 + 5)).toEqual({ key: 'days', parts: { n: 3 } })
})

test('a day ends at midnight of the shop, not of Greenwich', () => {
  const days = byDay([
    { at: '2026-11-22T16:30:00.000Z' },
    { at: '2026-11-22T15:30:00.000Z' },
    { at: '2026-11-21T17:00:00.000Z' },
  ])
  expect(days.map(day => [day.on, day.entries.length])).toEqual([
    ['2026-11-23', 1],
    ['2026-11-22', 2],
  ])
})
