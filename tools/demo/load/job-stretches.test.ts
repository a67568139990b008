import { expect, test } from 'vitest'
import { workOfLines } from './job-stretches.ts'

const day = (on: string, from: string, to: string, labourCodes: string[]) => ({
  technician: 'lipeng',
  bayKey: 'm1',
  labourCodes,
  startedAt: `2026-11-${on}T${from}:00.000Z`,
  endedAt: `2026-11-${on}T${to}:00.000Z`,
})

test('lines of one session share its time, one after the other', () => {
  const [first, second, ...others] = workOfLines([day('20', '01:00', '02:00', ['A', 'B'])], ['B', 'A'])
  expect(others).toEqual([])
  expect(first).toMatchObject({ line: 0, technician: 'lipeng', bayKey: 'm1' })
  expect(first?.stretches).toEqual([{ from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T01:30:00.000Z' }])
  expect(second?.stretches).toEqual([{ from: '2026-11-20T01:30:00.000Z', to: '2026-11-20T02:00:00.000Z' }])
})

test('work over two days is cut where the day ends', () => {
  const days = [day('20', '08:00', '09:00', ['A', 'B']), day('21', '00:00', '00:40', ['A', 'B'])]
  const stretches = workOfLines(days, ['A', 'B']).map(work => work.stretches)
  expect(stretches).toEqual([
    [{ from: '2026-11-20T08:00:00.000Z', to: '2026-11-20T08:50:00.000Z' }],
    [
      { from: '2026-11-20T08:50:00.000Z', to: '2026-11-20T09:00:00.000Z' },
      { from: '2026-11-21T00:00:00.000Z', to: '2026-11-21T00:40:00.000Z' },
    ],
  ])
})

test('a line that two stations could do is done once, and one that nobody was given is left out', () => {
  const sessions = [day('20', '01:00', '02:00', ['A']), day('20', '03:00', '04:00', ['A', 'B'])]
  expect(workOfLines(sessions, ['A', 'B', 'C']).map(work => work.line)).toEqual([0, 1])
})
