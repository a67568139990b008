import { expect, test } from 'vitest'
import { spanOf } from './board-blocks.ts'
import type { BoardData, WaitingLine } from './loaders.ts'
import { minutesOf, proposeSlots } from './propose.ts'
import { whyNoSlot } from './why-no-slot.ts'

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
  opening: [{ opensAt: '2027-03-02T00:30:00.000Z', closesAt: '2027-03-02T10:00:00.000Z' }],
  waiting: [],
  carried: [],
  wip: { count: 0, limit: 0 },
  jobs: [],
  bookings: [],
  resources: [resource('wang', 'technician'), resource('bay1', 'bay')],
  ...rest,
})
const now = '2027-03-02T01:07:00.000Z'
const propose = (data: BoardData, lines: WaitingLine[]) => proposeSlots(data, lines, now)

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

test('DSP-01: nothing is proposed before the shop opens or past its closing, whatever is free', () => {
  const short = [
    { opensAt: '2027-03-02T00:30:00.000Z', closesAt: '2027-03-02T02:00:00.000Z' },
    { opensAt: '2027-03-02T05:00:00.000Z', closesAt: '2027-03-02T10:00:00.000Z' },
  ]
  const from = (opening: BoardData['opening'], hoursCenti: number) =>
    propose(board({ opening }), [line('brakes', { hoursCenti })])[0]?.from
  expect(from([], 100)).toBeUndefined()
  expect(from(short, 600)).toBeUndefined()
  expect(from(short, 120)).toBe('2027-03-02T05:00:00.000Z')
  expect(from(short, 50)).toBe('2027-03-02T01:15:00.000Z')
})

test('DSP-01, WKS-02: a line that finds no place says why, and until when', () => {
  const wang = { resourceId: 'wang', from: now, to: '2027-03-02T09:30:00.000Z' }
  const bay = { ...wang, resourceId: 'bay1', to: '2027-03-02T09:00:00.000Z' }
  const held = (...spans: (typeof wang)[]) =>
    board({ bookings: spans.map(span => ({ ...span, id: span.resourceId, purpose: 'job', subjectId: 'j' })) })
  const why = (data: BoardData, rest: Partial<WaitingLine> = {}) => whyNoSlot(data, line('brakes', rest), now)
  expect(why(board({}), { highVoltage: true })).toEqual({ why: 'noCertificate' })
  expect(why(board({}), { grade: 5 })).toEqual({ why: 'noGrade' })
  expect(why(board({}), { grade: 5, highVoltage: true })).toEqual({ why: 'noGrade' })
  expect(why(board({ resources: [resource('wang', 'technician')] }))).toEqual({ why: 'noBay' })
  expect(why(board({ opening: [] }))).toEqual({ why: 'closed' })
  expect(why(board({}), { hoursCenti: 900 })).toEqual({ why: 'tooLong', minutes: 540 })
  expect(why(held(wang))).toEqual({ why: 'peopleTaken', names: ['wang'], until: wang.to })
  expect(why(held(bay))).toEqual({ why: 'baysTaken', names: ['bay1'], until: bay.to })
  expect(why(board({}))).toBeUndefined()
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
