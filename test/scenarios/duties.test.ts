import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { cancelDuties, closeDuty, moveDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { callDuty, staffIdOf, within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const subject = () => ({ kind: 'order', id: newId() })
// The house opens at 09:00 in Shanghai, which is 01:00 UTC.
const today = (utc: string) => `2027-03-02T${utc}:00.000Z`
const tomorrow = (utc: string) => `2027-03-03T${utc}:00.000Z`

async function noticesOf(username: string, recordId: string) {
  const { rows } = await house.as(username).api.notices.list({ limit: 200 })
  return rows.filter(row => row.subjectId === recordId).map(row => row.kind)
}

async function stateOf(username: string, recordId: string) {
  const { rows } = await house.as(username).api.duties.ofRecord({ recordId })
  return rows.map(row => row.state)
}

test('SYS-05: a duty due 17:30 turns overdue when the clock passes, and its escalation target is told exactly once', async () => {
  const record = subject()
  await within(house, ctx => openDuty(ctx, callDuty, { subject: record, dueAt: today('09:30') }))
  expect(await stateOf('cra', record.id)).toEqual(['open'])
  expect(await noticesOf('cra', record.id)).toEqual(['duty.opened'])

  await house.moveTo(today('09:29'))
  expect(await stateOf('cra', record.id)).toEqual(['warned'])
  expect(await noticesOf('cra', record.id)).toEqual(['duty.warned', 'duty.opened'])
  expect(await noticesOf('supervisor', record.id)).toEqual([])

  await house.moveTo(today('09:30'))
  expect(await stateOf('cra', record.id)).toEqual(['overdue'])
  expect(await noticesOf('supervisor', record.id)).toEqual(['duty.escalated'])
  const late = await house.as('supervisor').api.duties.overdue({})
  expect(late.rows.map(row => row.subjectId)).toContain(record.id)

  await house.advance('P2D')
  expect(await noticesOf('supervisor', record.id)).toEqual(['duty.escalated'])
  const marks =
    'SELECT warned_at < due_at AS warned, overdue_at = due_at AS overdue, escalated_at = due_at AS escalated'
  const { rows } = await house.sql.query(`${marks} FROM duties WHERE subject_id = $1`, [record.id])
  expect(rows).toEqual([{ warned: true, overdue: true, escalated: true }])
})

test('SYS-05: the list of overdue work is for supervisors', async () => {
  expect((await house.as('cra').get('/duties/overdue')).status).toBe(403)
})

test('SYS-05: a duty done in time never turns overdue, and the same duty is not open twice for a record', async () => {
  const record = subject()
  const dueAt = tomorrow('23:00')
  const open = () => within(house, ctx => openDuty(ctx, callDuty, { subject: record, dueAt }))
  const id = await open()
  expect(await open()).toBe(id)
  expect(await within(house, ctx => closeDuty(ctx, callDuty, record.id, { reached: true }))).toBe(true)
  expect(await within(house, ctx => closeDuty(ctx, callDuty, record.id))).toBe(false)
  const unread = await house.as('cra').api.notices.list({ unread: true, limit: 200 })
  expect(unread.rows.filter(row => row.subjectId === record.id)).toEqual([])
  await house.advance('P3D')
  expect(await stateOf('cra', record.id)).toEqual(['done'])
  expect(await noticesOf('supervisor', record.id)).toEqual([])
  expect(await open()).not.toBe(id)
})

test('SYS-05: a moved duty keeps its new time and a cancelled one stays silent', async () => {
  const now = await house.now()
  const at = (hours: number) => addHours(now, hours)
  const [moved, cancelled] = [subject(), subject()]
  await within(house, async ctx => {
    await openDuty(ctx, callDuty, { subject: moved, dueAt: at(2) })
    await openDuty(ctx, callDuty, { subject: cancelled, dueAt: at(2) })
  })
  await within(house, async ctx => {
    await moveDuty(ctx, callDuty, moved.id, { dueAt: at(10) })
    await cancelDuties(ctx, cancelled.id)
  })
  await house.moveTo(at(5))
  expect(await stateOf('cra', moved.id)).toEqual(['open'])
  expect(await stateOf('cra', cancelled.id)).toEqual(['cancelled'])
  expect(await noticesOf('supervisor', cancelled.id)).toEqual([])
  await house.moveTo(at(10))
  expect(await noticesOf('supervisor', moved.id)).toEqual(['duty.escalated'])
})

test('SYS-05: a duty that opens later is on no list before its time', async () => {
  const now = await house.now()
  const at = (hours: number) => addHours(now, hours)
  const record = subject()
  await within(house, ctx => openDuty(ctx, callDuty, { subject: record, opensAt: at(24), dueAt: at(48) }))
  const mine = async () => {
    const { rows } = await house.as('cra').api.duties.mine({ limit: 200 })
    return rows.filter(row => row.subjectId === record.id).length
  }
  expect(await mine()).toBe(0)
  expect(await noticesOf('cra', record.id)).toEqual([])
  await house.moveTo(at(24))
  expect(await mine()).toBe(1)
  expect(await noticesOf('cra', record.id)).toEqual(['duty.opened'])
})

test('SYS-05: my list shows mine by name and by role, page by page, the earliest due first', async () => {
  const now = await house.now()
  const at = (hours: number) => addHours(now, hours)
  const ownerId = await staffIdOf(house, 'tracker')
  const records = await within(house, async ctx => {
    const made = []
    for (let i = 0; i < 5; i++) {
      const record = subject()
      await openDuty(ctx, callDuty, {
        subject: record,
        ...(i % 2 === 0 ? { ownerId } : { ownerRole: 'R-TRACK' as const }),
        dueAt: at(50 - i),
      })
      made.push(record.id)
    }
    return made
  })
  const seen: string[] = []
  let others = 0
  let cursor: string | null | undefined
  do {
    const page = await house.as('tracker').api.duties.mine({ limit: 2, ...(cursor ? { cursor } : {}) })
    const own = page.rows.filter(row => row.kind === callDuty.kind)
    seen.push(...own.map(row => row.subjectId))
    others += page.rows.length - own.length
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(records.toReversed())
  expect((await house.as('tracker').get('/duties/mine?cursor=abc')).status).toBe(400)
  const { open, warned, overdue } = await house.as('tracker').api.duties.counts({})
  expect(open + warned + overdue).toBe(5 + others)
})

test('SYS-05: a duty without leave to be ticked off closes only with its work, and only supervisors reassign', async () => {
  const record = subject()
  const id = await within(house, ctx => openDuty(ctx, callDuty, { subject: record, dueAt: '2027-12-01T00:00:00.000Z' }))
  const adviser2 = await staffIdOf(house, 'adviser2')
  const finish = { version: 1 }
  expect((await house.as('adviser').post(`/duties/${id}/finish`, finish)).body).toMatchObject({
    code: 'duties.notHolder',
  })
  expect((await house.as('cra').post(`/duties/${id}/finish`, finish)).body).toMatchObject({ code: 'duties.notByHand' })
  const move = { ownerId: adviser2, reason: '客户要求由高洁联系', version: 1 }
  expect((await house.as('cra').post(`/duties/${id}/reassign`, move)).status).toBe(403)
  expect((await house.as('other-supervisor').post(`/duties/${id}/reassign`, move)).status).toBe(404)
  expect((await house.as('supervisor').post(`/duties/${id}/reassign`, { ...move, version: 0 })).status).toBe(409)
  const foreigner = await staffIdOf(house, 'other-adviser')
  expect((await house.as('supervisor').post(`/duties/${id}/reassign`, { ...move, ownerId: foreigner })).status).toBe(
    422,
  )
  expect((await house.as('supervisor').post(`/duties/${id}/reassign`, move)).body).toEqual({ id, version: 2 })
  expect(await noticesOf('adviser2', record.id)).toEqual(['duty.reassigned'])
})
