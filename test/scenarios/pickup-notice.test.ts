import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let slot = 0

/** A car that came at one moment and is promised for another, its order signed. */
async function promisedFor(arrivedAt: string, promisedAt: string): Promise<string> {
  await house.moveTo(arrivedAt)
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id, promisedAt)
  return id
}

/** Repaired, inspected, prepared and totalled: all that is left is to tell the customer. */
async function makeReady(id: string): Promise<void> {
  slot += 4
  const { lineId } = await workThrough(house, id, slot)
  await inspectThrough(house, id, lineId)
  await prepareCar(house, id)
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  await house.as('adviser').api.settlement.check({ id: statements[0]?.id ?? '', version: 1 })
}

async function taskOf(id: string) {
  const { rows } = await house.as('adviser').api.duties.ofRecord({ recordId: id })
  return rows.find(row => row.kind === 'delivery.noticePickup')
}

const notice = (version: number) =>
  ({ version, noticeId: newId(), kind: 'delivery', channel: 'call', reached: true, personReached: '周正' }) as const

/** The message the customer gets and the paper that says when it had to go out and when it did. */
async function toldOf(id: string) {
  const { rows: messages } = await house.as('adviser').api.messages.list({ subjectId: id })
  const { rows: papers } = await house.as('adviser').api.papers.list({ threadId: id, limit: 200 })
  const paper = papers.find(row => row.kind === 'FRM-25')
  const { content } = (await house.as('adviser').api.papers.get({ id: paper?.id ?? '' })).document
  return { message: messages.find(row => row.template === 'delivery.pickup'), content }
}

test('DLV-04, TL-25: six hours planned and pick-up at 17:00, the customer has to be told by 16:00', async () => {
  const id = await promisedFor('2027-03-02T03:00:00.000Z', '2027-03-02T09:00:00.000Z')
  const adviser = house.as('adviser')
  expect(await adviser.post(`/deliveries/${id}/notices`, notice(0))).toMatchObject({
    status: 409,
    body: { code: 'delivery.notPrepared' },
  })
  expect((await house.as('technician').post(`/deliveries/${id}/notices`, notice(0))).status).toBe(403)
  const dueAt = '2027-03-02T08:00:00.000Z'
  expect(await taskOf(id)).toMatchObject({ state: 'open', dueAt, ownerName: '林晓', path: `/delivery/${id}` })
  await makeReady(id)
  await house.moveTo('2027-03-02T07:59:00.000Z')
  const { noticeDueAt, version } = await adviser.api.delivery.get({ id })
  expect(noticeDueAt).toBe(dueAt)
  expect((await taskOf(id))?.state).not.toBe('overdue')
  await adviser.api.delivery.notify({ id, ...notice(version) })
  expect((await taskOf(id))?.state).toBe('done')
  const { message, content } = await toldOf(id)
  expect(message?.body).toContain('17:00')
  expect(content).toMatchObject({
    plannedMinutes: 360,
    dueAt,
    noticedAt: expect.stringMatching(/T07:59/),
    channel: '电话',
  })
})

test('DLV-05, TL-26: two days planned and pick-up at 17:00, the customer has to be told by 13:00; a minute less than two days is short', async () => {
  const pickup = '2027-03-05T09:00:00.000Z'
  const long = await promisedFor('2027-03-03T09:00:00.000Z', pickup)
  const short = await promisedFor('2027-03-03T09:01:00.000Z', pickup)
  const dueAt = '2027-03-05T05:00:00.000Z'
  expect(await taskOf(long)).toMatchObject({ state: 'open', dueAt })
  expect(await taskOf(short)).toMatchObject({ state: 'open', dueAt: '2027-03-05T08:00:00.000Z' })
  await makeReady(long)
  await house.moveTo('2027-03-05T05:01:00.000Z')
  expect((await taskOf(long))?.state).toBe('overdue')
  expect((await taskOf(short))?.state).not.toBe('overdue')
  const { version } = await house.as('adviser').api.delivery.get({ id: long })
  await house.as('adviser').api.delivery.notify({ id: long, ...notice(version) })
  const { message, content } = await toldOf(long)
  expect(message?.body).toContain('17:00')
  expect(content).toMatchObject({ plannedMinutes: 2880, dueAt, noticedAt: expect.stringMatching(/T05:01/) })
  const { rows } = await house.sql.query(
    `SELECT data->>'late' AS late FROM timeline_events WHERE subject_id = $1 AND event = 'delivery.notified'`,
    [long],
  )
  expect(rows).toEqual([{ late: 'true' }])
})

/** Who was told that a duty was missed. */
async function toldAbout(dutyId: string) {
  const { rows } = await house.sql.query<{ name: string }>(
    `SELECT DISTINCT s.name FROM notices n JOIN staff s ON s.id = n.staff_id WHERE n.kind LIKE 'duty.%' AND n.params::text LIKE '%' || $1 || '%'
      ORDER BY s.name`,
    [dutyId],
  )
  return rows.map(row => row.name)
}

test('DLV-06, TL-27: promised for 17:00 and untold at 16:00, the breach is on record and the supervisor hears of it', async () => {
  const id = await promisedFor('2027-03-09T03:00:00.000Z', '2027-03-09T09:00:00.000Z')
  await house.moveTo('2027-03-09T07:59:00.000Z')
  expect((await taskOf(id))?.state).not.toBe('overdue')
  expect(await toldAbout((await taskOf(id))?.id ?? '')).not.toContain('梁栋')
  await house.moveTo('2027-03-09T08:01:00.000Z')
  const missed = await taskOf(id)
  expect(missed).toMatchObject({ state: 'overdue', dueAt: '2027-03-09T08:00:00.000Z' })
  await house.moveTo('2027-03-09T08:40:00.000Z')
  expect(await toldAbout(missed?.id ?? '')).toContain('梁栋')
  const { rows } = await house.sql.query(
    `SELECT count(*)::int AS n FROM timeline_events WHERE subject_id = $1 AND event = 'duty.overdue'`,
    [missed?.id],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('DLV-06: told by 16:00 with reason, apology and new time it is no breach, and the next notice is due an hour before that', async () => {
  const id = await promisedFor('2027-03-10T03:00:00.000Z', '2027-03-10T09:00:00.000Z')
  await house.moveTo('2027-03-10T07:50:00.000Z')
  const newTimeAt = '2027-03-10T11:00:00.000Z'
  const delay = { ...notice(0), kind: 'delay', newTimeAt, delayReason: '等待配件' } as const
  const tell = (more: object) => house.as('adviser').post(`/deliveries/${id}/notices`, { ...delay, ...more })
  for (const missing of [{ delayReason: ' ' }, { newTimeAt: null }, { newTimeAt: '2027-03-10T07:49:00.000Z' }])
    expect(await tell(missing)).toMatchObject({ status: 400, body: { code: 'delivery.delayNeeds' } })
  expect((await tell({})).status).toBe(200)
  await house.moveTo('2027-03-10T08:30:00.000Z')
  expect(await taskOf(id)).toMatchObject({ state: 'open', dueAt: '2027-03-10T10:00:00.000Z' })
  const { rows: messages } = await house.as('adviser').api.messages.list({ subjectId: id })
  const body = messages.find(row => row.template === 'delivery.delay')?.body
  for (const words of ['很抱歉', '等待配件', '19:00']) expect(body).toContain(words)
  const { rows: papers } = await house.as('adviser').api.papers.list({ threadId: id, kind: 'FRM-25' })
  const { document } = await house.as('adviser').api.papers.get({ id: papers[0]?.id ?? '' })
  expect(document.content).toMatchObject({ delayReason: '等待配件', apology: '已致歉', newTimeAt })
})
