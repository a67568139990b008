import { expect, test } from 'vitest'
import { duties } from './duties.ts'
import { policies } from './policies.ts'

test('SYS-05: no two duties share a kind', () => {
  const kinds = duties.map(duty => duty.kind)
  expect(kinds.toSorted()).toEqual([...new Set(kinds)].toSorted())
})

test('SYS-05: every duty names the row that sets its limit and the place where the work is done', () => {
  for (const duty of duties) {
    expect(duty.limit, duty.kind).toMatch(/^[A-Z]{2,5}-\d{2}$/)
    expect(duty.path, duty.kind).toMatch(/^\//)
    expect(duty.kind, duty.kind).toMatch(/^[a-z][\w-]*\.[a-z][\w-]*$/)
    expect(duty.escalateTo, duty.kind).not.toBe(duty.ownerRole)
  }
  expect(policies.map(policy => policy.key)).toContain('escalationSteps')
})
