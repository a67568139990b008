import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, msOf } from '#domain/kernel/time.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const caller = () => house.as('cra').api.followUp

async function firstCallOf(orderId: string) {
  const { rows } = await house.sql.query<{ id: string }>(
    `SELECT id FROM follow_ups WHERE order_id = $1 AND step = 'first'`,
    [orderId],
  )
  return rows[0]?.id ?? ''
}

const reached = { result: 'reached', interviewee: 'owner', satisfied: true } as const

test('FUP-08, CRM-02: leaving the gate plans the contacts of the chosen rhythm; a new preset counts from the next delivery', async () => {
  const { orderId } = await deliverCar(house)
  const leftAt = await house.now()
  const { rows } = await house.sql.query(
    `SELECT step, way, state, due_at, breach_at FROM follow_ups WHERE order_id = $1 ORDER BY due_at`,
    [orderId],
  )
  expect(rows.map(row => [row.step, row.way])).toEqual([
    ['first', 'call'],
    ['day7', 'push'],
  ])
  const hours = Math.round((rows[0].due_at.getTime() - msOf(leftAt)) / 3_600_000)
  expect(hours).toBe(24)
  await house.as('service').api.policies.set({ key: 'firstFollowUp', preset: 's001-csi' })
  const second = await deliverCar(house)
  const after = await house.sql.query(`SELECT step FROM follow_ups WHERE order_id = $1`, [second.orderId])
  expect(after.rows.map(row => row.step)).toEqual(['first'])
  await house.as('service').api.policies.set({ key: 'firstFollowUp', preset: 'combined' })
})

test('RCV-21, FUP-03: who does not want calls is excluded with the reason and gets no call duty', async () => {
  const { orderId } = await deliverCar(house, { followUpWanted: false })
  const { rows } = await house.sql.query(`SELECT state, excluded_because FROM follow_ups WHERE order_id = $1`, [
    orderId,
  ])
  expect(rows.every(row => row.state === 'excluded' && row.excluded_because !== '')).toBe(true)
  const duties = await house.sql.query(
    `SELECT count(*)::int AS n FROM duties WHERE kind = 'followUp.call' AND thread_id = $1`,
    [orderId],
  )
  expect(duties.rows[0].n).toBe(0)
})

test('FUP-10, FUP-11, FUP-16: the workspace has customer, car, job, script without gaps and the question sheet', async () => {
  const { orderId } = await deliverCar(house)
  const id = await firstCallOf(orderId)
  const work = await caller().get({ id })
  expect(work).toMatchObject({ customer: '周正', job: '更换前制动片', phoneMasked: expect.stringContaining('****') })
  expect(work.script.missing).toEqual([])
  const { sheetId } = await caller().begin({ id })
  expect((await caller().get({ id })).sheetId).toBe(sheetId)
})

test('FUP-04, FUP-15, FUP-17: the wrong person, no answer and inconvenience move the task; only a reached customer ends it', async () => {
  const { orderId } = await deliverCar(house)
  const id = await firstCallOf(orderId)
  const cra = house.as('cra')
  const call = (body: object) => cra.post(`/follow-ups/${id}/calls`, { callId: newId(), ...body })
  expect(await call({ version: 1, result: 'reached', interviewee: 'other', satisfied: true })).toMatchObject({
    status: 400,
    body: { code: 'followUp.whoNeeded' },
  })
  expect(await call({ version: 1, result: 'reached', interviewee: 'owner' })).toMatchObject({
    status: 409,
    body: { code: 'followUp.coreUnanswered' },
  })
  expect(await call({ version: 1, result: 'notConvenient' })).toMatchObject({
    status: 400,
    body: { code: 'followUp.timeNeeded' },
  })
  const agreed = addHours(await house.now(), 30)
  expect((await call({ version: 1, result: 'notConvenient', nextCallAt: agreed })).body).toMatchObject({
    state: 'planned',
  })
  expect((await caller().get({ id })).dueAt).toBe(agreed)
  await house.advance('PT29H')
  const done = await call({ version: 2, ...reached })
  expect(done.body).toMatchObject({ state: 'done' })
  const { rows } = await house.sql.query('SELECT in_time FROM follow_ups WHERE id = $1', [id])
  expect(rows[0].in_time).toBe(true)
})

test('FUP-20, FUP-21, FUP-22, FUP-23, FUP-24: an opinion becomes a ticket, two days to solve it, and the answer goes back the same day', async () => {
  const { orderId } = await deliverCar(house)
  const id = await firstCallOf(orderId)
  const ticketId = newId()
  const silent = { id: newId(), kind: 'request', text: '希望周末延长营业', handling: 'now', answer: '' }
  const bad = await house
    .as('cra')
    .post(`/follow-ups/${id}/calls`, { version: 1, callId: newId(), ...reached, tickets: [silent] })
  expect(bad).toMatchObject({ status: 400, body: { code: 'followUp.answerNeeded' } })
  const answer = await caller().record({
    id,
    version: 1,
    callId: newId(),
    ...reached,
    opinion: '等待时间偏长',
    tickets: [{ id: ticketId, kind: 'opinion', text: '等待时间偏长', handling: 'study' }],
  })
  const paper = await house.as('cra').api.papers.get({ id: answer.paperId ?? '' })
  expect(paper.document.kind).toBe('FRM-09')
  expect((await caller().register({})).rows[0]).toMatchObject({ result: 'reached', opinion: '等待时间偏长' })
  const duty = async (kind: string) =>
    (
      await house.sql.query(`SELECT state, due_at, overdue_at FROM duties WHERE kind = $1 AND subject_id = $2`, [
        kind,
        ticketId,
      ])
    ).rows[0]
  expect((await duty('followUp.solveTicket')).state).toBe('open')
  await caller().solve({ id: ticketId, version: 1, answer: '增设快修通道并提前预约' })
  expect((await duty('followUp.solveTicket')).state).toBe('done')
  const tell = await duty('followUp.tellSolution')
  expect(tell.due_at.toISOString().slice(11)).toBe('09:30:00.000Z')
  await house.advance('PT24H')
  expect((await duty('followUp.tellSolution')).overdue_at).not.toBeNull()
  await caller().tell({ id: ticketId, version: 2, person: '周正', satisfied: true })
  expect((await caller().ticket({ id: ticketId })).state).toBe('closed')
})

test('FUP-05, TL-07: on day 7 the message goes out by itself and the register shows it', async () => {
  const { orderId } = await deliverCar(house)
  await house.advance('P8DT0H')
  const { rows } = await house.sql.query(`SELECT state FROM follow_ups WHERE order_id = $1 AND step = 'day7'`, [
    orderId,
  ])
  expect(rows[0].state).toBe('done')
  const messages = await house.sql.query(
    `SELECT state FROM messages WHERE template = 'followUp.day7' AND thread_id = $1`,
    [orderId],
  )
  expect(messages.rows).toHaveLength(1)
})
