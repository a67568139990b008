import { afterAll, afterEach, expect, test } from 'vitest'
import { brokenCode, offlineCode, problemOf } from './problem.ts'

/** What the browser would write to its console, and tell whoever watches for errors. */
const reported: unknown[] = []
const before = globalThis.reportError
globalThis.reportError = error => void reported.push(error)
afterEach(() => reported.splice(0))
afterAll(() => {
  globalThis.reportError = before
})

test('an error that nobody expected is shown as one and reported', () => {
  const error = new Error('a slip')
  expect(problemOf(error).code).toBe(brokenCode)
  expect(reported).toEqual([error])
})

test('a read given up because its page was left is reported to nobody', () => {
  problemOf(new DOMException('signal is aborted without reason', 'AbortError'))
  expect(reported).toEqual([])
})

test('a network that brings no answer in time is none, and no fault of the program', () => {
  expect(problemOf(new DOMException('too slow', 'TimeoutError')).code).toBe(offlineCode)
  expect(reported).toEqual([])
})
