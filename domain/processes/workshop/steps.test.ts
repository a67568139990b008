import { expect, test } from 'vitest'
import { clockedAt } from './steps.ts'

const now = '2027-03-02T09:00:00.000Z'

test('a tap kept without the network counts from when it was tapped, but not from yesterday nor from tomorrow', () => {
  expect(clockedAt('2027-03-01T20:00:00.000Z', now)).toMatchObject({ ok: false })
  expect(clockedAt('2027-03-02T09:30:00.000Z', now)).toMatchObject({ ok: true, value: now })
  expect(clockedAt(null, now)).toMatchObject({ ok: true, value: now })
  expect(clockedAt('2027-03-02T08:12:00.000Z', now)).toMatchObject({ ok: true, value: '2027-03-02T08:12:00.000Z' })
})
