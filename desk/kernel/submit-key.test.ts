import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type Problem, problemOf } from './problem.ts'
import { createSubmitKey } from './submit-key.ts'

function numbered() {
  let made = 0
  const key = createSubmitKey<unknown>(() => `key-${++made}`)
  return {
    ...key,
    take: (input: unknown = null) => key.take(input).key,
    send: (input: unknown) => key.take(input).input,
  }
}

const refused = (status: number, code: string): Problem =>
  problemOf(new ORPCError(code, { status, data: { code, status, title: code, detail: code, params: {}, issues: [] } }))

test('while nobody knows whether the work was done, the key stays', () => {
  const key = numbered()
  expect(key.take()).toBe('key-1')
  key.settle(problemOf(new TypeError('Failed to fetch')))
  expect(key.take()).toBe('key-1')
  key.settle(refused(503, 'kernel.busy'))
  key.settle(problemOf(new ORPCError('cut', { status: 404 })))
  key.settle(refused(409, 'kernel.inFlight'))
  expect(key.take()).toBe('key-1')
})

test('R27: the same form pressed again sends the same ids, for under one key the server takes one input', () => {
  const key = numbered()
  const chosen = newId()
  const press = (name: string) => ({ id: newId(), name, lines: [{ id: newId(), partId: chosen }] })
  const first = key.send(press('周正'))
  key.settle(problemOf(new TypeError('Failed to fetch')))
  expect(key.send(press('周正'))).toBe(first)
  const corrected = press('周政')
  expect(key.send(corrected)).toBe(corrected)
  key.settle(null)
  const next = press('周政')
  expect(key.send(next)).toBe(next)
})

test('R27: another record chosen is another input, however new it is', () => {
  const key = numbered()
  const [older, newer] = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000b2']
  key.send({ technicianId: older })
  const other = { technicianId: newer }
  expect(key.send(other)).toBe(other)
  key.send({ technicianId: newId() })
  expect(key.send(other)).toBe(other)
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
