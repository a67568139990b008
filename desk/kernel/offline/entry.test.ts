import { describe, expect, test } from 'vitest'
import { type Entry, isBuiltLike, judgeStale, nextToSend, onTopOf, pauseBeforeRetry } from './entry.ts'

function entry(id: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    owner: 'a',
    store: 's',
    about: { kind: 'visit', id: 'car' },
    operation: 'visits.walk',
    input: { id: 'car', version: 5 },
    photo: null,
    label: '',
    draft: null,
    place: '/',
    invalidates: [],
    madeAt: '2027-03-02T01:00:00.000Z',
    mine: [],
    base: [],
    theirs: null,
    state: 'waiting',
    problem: null,
    ...more,
  }
}
const other = { about: { kind: 'visit', id: 'other' } }

describe('what is sent next', () => {
  test('nothing behind a conflict of its record, but other records go on', () => {
    const [stuck, behind, free] = [entry('1', { state: 'conflict' }), entry('2'), entry('3', other)]
    expect(nextToSend([stuck, behind])).toBeUndefined()
    expect(nextToSend([stuck, behind, free])).toBe(free)
    expect(nextToSend([entry('1', { state: 'refused' }), behind])).toBeUndefined()
  })

  test('the first in order, past what was just sent', () => {
    const [sent, first, second] = [entry('1', { state: 'sent' }), entry('2'), entry('3')]
    expect(nextToSend([sent, first, second])).toBe(first)
    expect(nextToSend([])).toBeUndefined()
  })
})

describe('commands given one after the other without an answer', () => {
  const mark = entry('1', { operation: 'visits.addMark', input: { visitId: 'car' } })
  const ids = (moved: Entry[]) => moved.map(({ id, input }) => [id, input.version])

  test('never jump what somebody else wrote in between', () => {
    // A mark changes no version: the sixth was made by a colleague.
    expect(onTopOf([entry('2')], mark, { id: 'm', versionBefore: 6, version: 6 })).toEqual([])
    expect(onTopOf([entry('2')], mark, { id: 'm', versionBefore: 6, version: 7 })).toEqual([])
    expect(onTopOf([entry('2')], mark, { id: 'm', version: 6 })).toEqual([])
    expect(onTopOf([entry('2')], entry('1', { input: { version: 7 } }), { version: 8 })).toEqual([])
    expect(onTopOf([entry('2')], entry('1'), null)).toEqual([])
  })

  test('leave the versions of other rows and records alone', () => {
    const inquiry = entry('4', { operation: 'diagnosis.saveInquiry' })
    expect(onTopOf([entry('3', other), inquiry], entry('1'), { version: 6 })).toEqual([])
  })

  test('follow the version their forerunner made', () => {
    expect(ids(onTopOf([entry('1'), entry('2')], entry('1'), { version: 6 }))).toEqual([['2', 6]])
    expect(ids(onTopOf([entry('2')], mark, { id: 'm', versionBefore: 5, version: 6 }))).toEqual([['2', 6]])
  })
})

test('a stale form is a conflict only where somebody else changed the same fields to something else', () => {
  const lines = (value: string) => [{ label: '接车异常', value }]
  const mine = entry('1', { mine: lines('左前门划痕'), base: lines('') })
  expect(judgeStale(mine, { lines: lines('右后门凹陷') })).toBe('conflict')
  expect(judgeStale(mine, { lines: lines('') })).toBe('onTop')
  expect(judgeStale(mine, { lines: lines('左前门划痕') })).toBe('already')
})

test('it is tried again after 2, 4, 8 seconds and at least every minute', () => {
  expect([0, 1, 2, 3, 4, 5, 40].map(pauseBeforeRetry)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
})

test('a draft of another build of the form is not taken up', () => {
  const start = { words: '', km: null, isNone: false, items: [] }
  expect(isBuiltLike(start, { words: 'a', km: 5, isNone: true, items: [{}] })).toBe(true)
  expect(isBuiltLike(start, { words: 'a', km: 5, isNone: true })).toBe(false)
  expect(isBuiltLike(start, { words: 7, km: 5, isNone: true, items: [] })).toBe(false)
  expect(isBuiltLike(start, { words: 'a', km: 5, isNone: true, items: {} })).toBe(false)
  expect(isBuiltLike(start, 'a')).toBe(false)
})
