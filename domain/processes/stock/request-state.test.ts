import { expect, test } from 'vitest'
import { readinessOf, requestState, uncoveredMilli } from './request-state.ts'

const request = { wantedMilli: 2000, reservedMilli: 0, issuedMilli: 0, cancelledAt: null, waiting: false }

test.each([
  ['nothing is put aside', {}, 'requested'],
  ['nothing is there and it is on order', { waiting: true }, 'short'],
  ['half of it is there, the rest on order', { reservedMilli: 1000, waiting: true }, 'short'],
  ['all is put aside', { reservedMilli: 2000 }, 'ready'],
  ['half is issued, half put aside', { reservedMilli: 1000, issuedMilli: 1000 }, 'ready'],
  ['half is issued, half missing', { issuedMilli: 1000 }, 'requested'],
  ['all is issued', { issuedMilli: 2000 }, 'issued'],
  ['all came back and is not needed', { wantedMilli: 0 }, 'issued'],
  ['it was cancelled with a piece out', { issuedMilli: 1000, cancelledAt: '2027-03-02T01:00:00.000Z' }, 'cancelled'],
] as const)('PRT-18: %s', (_, change, expected) => {
  expect(requestState({ ...request, ...change })).toBe(expected)
})

test('B.2: the worst part of an order decides its readiness, and cancelled ones do not count', () => {
  const ready = { ...request, reservedMilli: 2000 }
  const cancelled = { ...request, cancelledAt: '2027-03-02T01:00:00.000Z' }
  expect(readinessOf([])).toBe('none')
  expect(readinessOf([cancelled])).toBe('none')
  expect(readinessOf([ready, cancelled])).toBe('ready')
  expect(readinessOf([ready, request])).toBe('requested')
  expect(readinessOf([request, { ...request, waiting: true }, ready])).toBe('short')
})

test('PRT-18: what is neither issued nor put aside is uncovered', () => {
  expect(uncoveredMilli({ ...request, reservedMilli: 500, issuedMilli: 700 })).toBe(800)
})
