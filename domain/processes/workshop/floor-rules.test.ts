import { expect, test } from 'vitest'
import { mayBegin, mayUseTools, type Tool, toolState } from './floor-rules.ts'

test.each([
  ['room left', { storeCount: 11, teamCount: 3, team: '机修一组' }, false, true],
  ['the store is full', { storeCount: 12, teamCount: 0, team: '' }, false, false],
  ['the team is full', { storeCount: 5, teamCount: 4, team: '机修一组' }, false, false],
  ['no team, no limit of a team', { storeCount: 5, teamCount: 9, team: '' }, false, true],
  ['full, with the manager’s consent', { storeCount: 12, teamCount: 4, team: '机修一组' }, true, true],
])('WKS-14: cars in work at once: %s', (_name, now, hasConsent, expected) => {
  expect(mayBegin(now, { store: 12, team: 4 }, hasConsent).ok).toBe(expected)
})

test('WKS-14: a limit of nought is none', () => {
  expect(mayBegin({ storeCount: 900, teamCount: 90, team: 'A' }, { store: 0, team: 0 }, false).ok).toBe(true)
})

const wrench: Tool = { id: 't', name: '扭力扳手 1', class: '扭力扳手', active: true, calibratedUntilOn: '2027-03-02' }

test('WKS-04: a tool measures true through its last day', () => {
  expect(toolState(wrench, '2027-03-02')).toBe('ready')
  expect(toolState(wrench, '2027-03-03')).toBe('expired')
  expect(toolState({ ...wrench, calibratedUntilOn: null }, '2030-01-01')).toBe('ready')
  expect(toolState({ ...wrench, active: false }, '2027-03-02')).toBe('out')
})

test('WKS-04: each kind of tool a job needs was checked, and is still true', () => {
  const checked = new Map([['扭力扳手', wrench]])
  expect(mayUseTools([], new Map(), '2027-03-02').ok).toBe(true)
  expect(mayUseTools(['扭力扳手'], new Map(), '2027-03-02')).toMatchObject({
    refusal: { code: 'workshop.toolUnchecked' },
  })
  expect(mayUseTools(['扭力扳手'], checked, '2027-03-02').ok).toBe(true)
  expect(mayUseTools(['扭力扳手'], checked, '2027-03-03')).toMatchObject({ refusal: { code: 'workshop.toolExpired' } })
  expect(mayUseTools(['扭力扳手', '示波器'], checked, '2027-03-02')).toMatchObject({ params: { kind: '示波器' } })
})
