import { expect, test } from 'vitest'
import { roleTexts } from '../access/roles.ts'
import { mayDecide, mayWithdraw } from './decision.ts'
import { approvalRefusals } from './refusals.ts'

const asked = { state: 'asked', approverRole: 'R-SVC-MGR', askedBy: 'lin', grantedBy: [] }
const manager = { id: 'tang', roles: ['R-SVC-MGR'] }

test('SET-03: only the role decides, and never on what one asked for oneself', () => {
  expect(mayDecide(asked, { id: 'gao', roles: ['R-SA', 'R-GM'] })).toMatchObject({
    refusal: approvalRefusals.notApprover,
    params: { role: roleTexts['R-SVC-MGR'] },
  })
  expect(mayDecide({ ...asked, askedBy: 'tang' }, manager)).toMatchObject({ refusal: approvalRefusals.own })
  for (const state of ['granted', 'refused', 'withdrawn']) {
    expect(mayDecide({ ...asked, state }, manager)).toMatchObject({ refusal: approvalRefusals.decided })
  }
  expect(mayDecide(asked, manager).ok).toBe(true)
})

test('SET-07: nobody decides two steps of one chain, not even for two offices', () => {
  const second = { ...asked, grantedBy: ['liang', 'tang'] }
  expect(mayDecide(second, manager)).toMatchObject({ refusal: approvalRefusals.otherPerson })
  expect(mayDecide(second, { ...manager, id: 'han' }).ok).toBe(true)
})

test('SET-03: only the one who asked takes it back, and only while it waits', () => {
  expect(mayWithdraw(asked, 'tang')).toMatchObject({ refusal: approvalRefusals.notAsker })
  expect(mayWithdraw({ ...asked, state: 'granted' }, 'lin')).toMatchObject({ refusal: approvalRefusals.decided })
  expect(mayWithdraw(asked, 'lin').ok).toBe(true)
})
