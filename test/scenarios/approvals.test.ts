import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { askApproval, grantedApproval, withdrawApproval } from '#server/mechanisms/approvals/approvals.ts'
import { asStaff, staffIdOf, within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const kind = 'test.discount'

/** Asks as a process would, inside somebody's command. */
function ask(username: string, subjectId: string, amountFen = 5_000): Promise<string> {
  const subject = { kind: 'statement', id: subjectId }
  return asStaff(house, username, ctx =>
    askApproval(ctx, { kind, subject, amountFen, approverRole: 'R-SVC-MGR', reason: '老客户' }),
  )
}

const granted = (subjectId: string) => within(house, ctx => grantedApproval(ctx, kind, subjectId))
const inbox = async (username: string) => (await house.as(username).api.approvals.list({})).rows.map(row => row.id)

test('SET-03: only the role decides, not the asker, not twice, and a refusal needs a reason', async () => {
  const subjectId = newId()
  const id = await ask('service', subjectId)
  const decide = (by: string, body: object = { granted: true, version: 1 }) =>
    house.as(by).post(`/approvals/${id}/decide`, body)
  expect((await decide('service')).body).toMatchObject({ code: 'approvals.own', status: 403 })
  expect((await decide('adviser')).body).toMatchObject({ code: 'approvals.notApprover', status: 403 })
  expect((await decide('gm')).status).toBe(403)
  expect((await decide('other-service')).status).toBe(404)
  expect(await granted(subjectId)).toBeUndefined()
  const { rows } = await house.as('service').api.approvals.list({})
  expect(rows.find(row => row.id === id)?.can).toEqual({ decide: false, withdraw: true })
})

test('SET-03: the grant names who allowed how much, and the asker hears of it', async () => {
  const subjectId = newId()
  const id = await ask('adviser', subjectId)
  expect(await inbox('service')).toContain(id)
  expect(await inbox('gm')).not.toContain(id)
  const decide = (body: object) => house.as('service').post(`/approvals/${id}/decide`, body)
  expect((await decide({ granted: true, version: 7 })).status).toBe(409)
  expect((await decide({ granted: false, version: 1 })).body).toMatchObject({ code: 'approvals.noteMissing' })
  expect((await decide({ granted: true, version: 1 })).body).toEqual({ id, version: 2 })
  expect((await decide({ granted: false, note: '改主意', version: 2 })).body).toMatchObject({
    code: 'approvals.decided',
  })
  expect(await granted(subjectId)).toMatchObject({ id, amountFen: 5_000, decidedBy: await staffIdOf(house, 'service') })
  const notices = await house.as('adviser').api.notices.list({ unread: true })
  expect(notices.rows.map(row => row.kind)).toContain('approval.granted')
  await house.as('adviser').api.notices.read({ ids: notices.rows.map(row => row.id) })
  expect((await house.as('adviser').api.notices.list({ unread: true })).rows).toEqual([])
})

test('SET-03: two managers deciding at once decide once', async () => {
  const id = await ask('adviser', newId())
  const answers = await Promise.all(
    [true, false].map(yes =>
      house.as('service').post(`/approvals/${id}/decide`, { granted: yes, note: '已核对', version: 1 }),
    ),
  )
  expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
})

test('SET-03: the same question is not asked twice, and may be taken back by the asker or the process', async () => {
  const subjectId = newId()
  const id = await ask('adviser', subjectId)
  await expect(ask('adviser', subjectId)).rejects.toMatchObject({ constraint: 'approvals_one_open' })
  expect((await house.as('cashier').post(`/approvals/${id}/withdraw`, { version: 1 })).status).toBe(403)
  expect((await house.as('adviser').post(`/approvals/${id}/withdraw`, { version: 1 })).status).toBe(200)
  await ask('adviser', subjectId, 9_000)
  expect(await within(house, ctx => withdrawApproval(ctx, kind, subjectId))).toBe(true)
  expect(await granted(subjectId)).toBeUndefined()
})

test('SYS-10: while the manager is away the stand-in decides', async () => {
  const id = await ask('adviser', newId())
  const decide = () => house.as('supervisor').post(`/approvals/${id}/decide`, { granted: true, version: 1 })
  expect((await decide()).status).toBe(403)
  const now = await house.now()
  await house.as('gm').api.standIns.name({
    id: newId(),
    absentId: await staffIdOf(house, 'service'),
    standInId: await staffIdOf(house, 'supervisor'),
    fromAt: now,
    toAt: addHours(now, 24),
  })
  expect(await inbox('supervisor')).toContain(id)
  expect((await decide()).status).toBe(200)
})
