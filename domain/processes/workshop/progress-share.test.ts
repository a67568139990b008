import { expect, test } from 'vitest'
import { type LineWork, percentOf, wallTone } from './progress-share.ts'

const line = (rest: Partial<LineWork>): LineWork => ({
  ...{ state: 'none', hoursCenti: 100, steps: 0, stepsDone: 0, clockedMinutes: 0 },
  ...rest,
})

test.each([
  ['nothing to do', [], 0],
  ['nothing begun', [line({}), line({ state: 'planned' })], 0],
  ['half the steps of the only line', [line({ state: 'working', steps: 4, stepsDone: 2 })], 50],
  ['all steps ticked, not finished', [line({ state: 'working', steps: 4, stepsDone: 4 })], 95],
  ['by the clock where there are no steps', [line({ state: 'working', clockedMinutes: 30 })], 50],
  ['the clock never finishes a job', [line({ state: 'paused', clockedMinutes: 900 })], 90],
  ['weighted by hours', [line({ state: 'done', hoursCenti: 300 }), line({})], 75],
  ['all done', [line({ state: 'done' }), line({ state: 'done' })], 100],
])('RO-06: how far an order is: %s', (_name, lines, percent) => {
  expect(percentOf(lines)).toBe(percent)
})

test('WKS-16: broken before endangered, endangered before close', () => {
  const now = '2027-03-02T02:00:00.000Z'
  const soonAt = '2027-03-02T03:00:00.000Z'
  const at = (promisedAt: string | null, isAtRisk = false) => wallTone({ promisedAt, isAtRisk, soonAt }, now)
  expect(at(null, true)).toBe('calm')
  expect(at(now, true)).toBe('late')
  expect(at('2027-03-02T02:30:00.000Z', true)).toBe('risk')
  expect(at('2027-03-02T02:30:00.000Z')).toBe('soon')
  expect(at('2027-03-02T09:00:00.000Z')).toBe('calm')
})
