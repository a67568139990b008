import { expect, test } from 'vitest'
import type { BoardData, WaitingLine } from './loaders.ts'
import { minutesOf, proposeSlots } from './propose.ts'

const resource = (id: string, kind: string, rest: Partial<BoardData['resources'][number]> = {}) => ({
  id,
  kind,
  name: id,
  class: 'mechanic',
  team: '',
  skills: ['机修'],
  grade: 3,
  ...rest,
})
const line = (id: string, rest: Partial<WaitingLine> = {}): WaitingLine => ({
  id,
  name: id,
  trade: '机修',
  hoursCenti: 120,
  highVoltage: false,
  grade: 1,
  ...rest,
})
const board = (rest: Partial<BoardData>): BoardData => ({
  waiting: [],
  jobs: [],
  bookings: [],
  resources: [resource('wang', 'technician'), resource('bay1', 'bay')],
  ...rest,
})
const now = '2027-03-02T01:07:00.000Z'
const propose = (data: BoardData, lines: WaitingLine[]) => proposeSlots(data, lines, '2027-03-02', now)

test('WKS-02: nobody is proposed who may not do the work', () => {
  expect(propose(board({}), [line('battery', { highVoltage: true })])).toEqual([])
  expect(propose(board({}), [line('gearbox', { grade: 5 })])).toEqual([])
})

test('WKS-02: the first free quarter of an hour is proposed, after what the person already has', () => {
  const bookings = [
    { id: 'b', resourceId: 'wang', from: now, to: '2027-03-02T02:00:00.000Z', purpose: 'job', subjectId: 'j' },
  ]
  expect(propose(board({}), [line('brakes')])[0]?.from).toBe('2027-03-02T01:15:00.000Z')
  expect(propose(board({ bookings }), [line('brakes')])[0]?.from).toBe('2027-03-02T02:00:00.000Z')
})

test('WKS-02: several lines of a car follow each other with the same person and bay', () => {
  const resources = [resource('li', 'technician'), resource('wang', 'technician'), resource('bay1', 'bay')]
  const slots = propose(board({ resources }), [line('brakes'), line('oil', { hoursCenti: 30 })])
  expect(slots.map(slot => [slot.technicianId, slot.from, slot.minutes])).toEqual([
    ['li', '2027-03-02T01:15:00.000Z', 75],
    ['li', '2027-03-02T02:30:00.000Z', 30],
  ])
  expect(minutesOf({ hoursCenti: 0 })).toBe(15)
})
