import { expect, test } from 'vitest'
import { approvals } from './approvals.ts'

test('SET-03: every kind of approval is named once and leads to the record it is about', () => {
  const kinds = approvals.map(approval => approval.kind)
  expect(kinds.toSorted()).toEqual([...new Set(kinds)].toSorted())
  for (const approval of approvals) {
    expect(approval.path, approval.kind).toMatch(/^\/.*\{\w+\}/)
    expect(approval.kind, approval.kind).toMatch(/^[a-z][\w-]*\.[a-z][\w-]*$/)
  }
})
