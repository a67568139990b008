import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { type Problem, problemOf } from './problem.ts'
import { createSubmitKey } from './submit-key.ts'

function numbered() {
  let made = 0
  return createSubmitKey(() => `key-${++made}`)
}

const refused = (status: number, code: string): Problem =>
  problemOf(new ORPCError(code, { status, data: { code, status, title: code, detail: code, params: {}, issues: [] } }))

test('while nobody knows whether the work was done, the key stays', () => {
  const key = numbered()
  expect(key.take()).toBe('key-1')
  key.settle(problemOf(new TypeError('Failed to fetch')))
  expect(key.take()).toBe('key-1')
  key.settle(refused(503, 'kernel.busy'))
  key.settle(refused(409, 'kernel.inFlight'))
  expect(key.take()).toBe('key-1')
})

test('after a definite refusal a corrected form is a new action', () => {
  const key = numbered()
  key.take()
  key.settle(refused(400, 'kernel.badInput'))
  expect(key.take()).toBe('key-2')
  key.settle(refused(409, 'kernel.stale'))
  expect(key.take()).toBe('key-3')
})

test('after success the next submit is a new action', () => {
  const key = numbered()
  key.take()
  key.settle(null)
  expect(key.take()).toBe('key-2')
})

test('the fields a refusal names are read whether their path is text or a list', () => {
  const data = {
    code: 'kernel.badInput',
    title: 'bad',
    issues: [{ path: 'lines.0.qtyMilli', message: 'a' }, { path: ['plate'], message: 'b' }, { nothing: true }],
  }
  expect(problemOf(new ORPCError('kernel.badInput', { status: 400, data })).issues).toEqual([
    { path: ['lines', 0, 'qtyMilli'], message: 'a' },
    { path: ['plate'], message: 'b' },
  ])
})
