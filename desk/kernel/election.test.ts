import { describe, expect, test } from 'vitest'
import { askMs, hear, silenceMs, startElection, tick } from './election.ts'

describe('one stream per browser', () => {
  test('a window waits for a leader before it leads', () => {
    const state = startElection('b', 0)
    expect(tick(state, askMs - 1).isLeading).toBe(false)
    expect(tick(state, askMs).isLeading).toBe(true)
  })

  test('a window that hears a leader goes on waiting', () => {
    const heard = hear(startElection('b', 0), { from: 'a', says: 'leading' }, 4_000, true)
    expect(tick(heard, 4_000 + silenceMs - 1).isLeading).toBe(false)
    expect(tick(heard, 4_000 + silenceMs).isLeading).toBe(true)
  })

  test('when the leader leaves, the next one leads at once', () => {
    const heard = hear(startElection('b', 0), { from: 'a', says: 'leaving' }, 10, true)
    expect(tick(heard, 10).isLeading).toBe(true)
  })

  test('of two leaders the smaller id stays', () => {
    const a = { id: 'a', isLeading: true, heardAt: 0 }
    const b = { id: 'b', isLeading: true, heardAt: 0 }
    expect(hear(a, { from: 'b', says: 'leading' }, 1, true).isLeading).toBe(true)
    expect(hear(b, { from: 'a', says: 'leading' }, 1, true).isLeading).toBe(false)
  })

  test('a hidden leader gives way to any other', () => {
    const a = { id: 'a', isLeading: true, heardAt: 0 }
    expect(hear(a, { from: 'b', says: 'leading' }, 1, false).isLeading).toBe(false)
  })

  test('its own note changes nothing', () => {
    const a = { id: 'a', isLeading: true, heardAt: 0 }
    expect(hear(a, { from: 'a', says: 'leaving' }, 1, true)).toBe(a)
  })
})
