import { expect, test } from 'vitest'
import { spanOf } from './board-blocks.ts'
import type { BoardData } from './loaders.ts'

const board = (rest: Partial<BoardData>): BoardData => ({
  opening: [{ opensAt: '2027-03-02T00:30:00.000Z', closesAt: '2027-03-02T10:00:00.000Z' }],
  ...{ waiting: [], carried: [], wip: { count: 0, limit: 0 }, jobs: [], bookings: [], resources: [], ...rest },
})

test('the board shows the opening hours, and more where work lies outside them', () => {
  const on = '2027-03-02'
  expect(spanOf(board({}), on)).toEqual({ on, fromHour: 8, toHour: 18 })
  const early = { id: 'x', resourceId: 'wang', purpose: 'job', subjectId: 'j' }
  const bookings = [{ ...early, from: '2027-03-01T22:20:00.000Z', to: '2027-03-02T12:30:00.000Z' }]
  expect(spanOf(board({ bookings }), on)).toEqual({ on, fromHour: 6, toHour: 21 })
  const overnight = [{ ...early, from: '2027-03-01T10:00:00.000Z', to: '2027-03-02T20:00:00.000Z' }]
  expect(spanOf(board({ bookings: overnight }), on)).toEqual({ on, fromHour: 0, toHour: 24 })
  expect(spanOf(board({ opening: [] }), on)).toEqual({ on, fromHour: 8, toHour: 18 })
})
