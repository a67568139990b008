import { expect, test } from 'vitest'
import { dueStateOf, momentAtPercent } from './due-state.ts'

const duty = {
  state: 'open',
  opensAt: '2027-03-02T01:00:00.000Z',
  warnAt: '2027-03-02T07:48:00.000Z',
  dueAt: '2027-03-02T09:30:00.000Z',
}

test.each([
  ['2027-03-02T00:59:59.999Z', 'later'],
  ['2027-03-02T01:00:00.000Z', 'open'],
  ['2027-03-02T07:47:59.999Z', 'open'],
  ['2027-03-02T07:48:00.000Z', 'warned'],
  ['2027-03-02T09:29:59.999Z', 'warned'],
  ['2027-03-02T09:30:00.000Z', 'overdue'],
])('SYS-05: at %s the duty is %s', (now, state) => {
  expect(dueStateOf(duty, now)).toBe(state)
})

test('SYS-05: a closed duty keeps its end whatever the clock says', () => {
  for (const state of ['done', 'cancelled']) {
    expect(dueStateOf({ ...duty, state }, '2030-01-01T00:00:00.000Z')).toBe(state)
  }
})

test('CMP-14: the warning stands at its share of the time, escalation may come after the end', () => {
  const at = (percent: number) => momentAtPercent('2027-03-02T00:00:00.000Z', '2027-03-03T00:00:00.000Z', percent)
  expect(at(80)).toBe('2027-03-02T19:12:00.000Z')
  expect(at(100)).toBe('2027-03-03T00:00:00.000Z')
  expect(at(120)).toBe('2027-03-03T04:48:00.000Z')
})
