import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { eventsOf, giveLine, noticesOf, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const ticketOf = async (orderId: string, who = 'technician') => {
  const { rows } = await house.as(who).api.repairOrders.workTickets({ orderId })
  return rows[0]
}

const dutyOf = async (id: string) => {
  const { rows } = await house.sql.query<{ kind: string; state: string; escalated: boolean; owner_id: string | null }>(
    'SELECT kind, state, escalated_at IS NOT NULL AS escalated, owner_id FROM duties WHERE subject_id = $1',
    [id],
  )
  return rows[0]
}

test('RO-13: a mismatch is the adviser’s to answer; the customer is told first, then the technician hears', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const path = `/repair-orders/${order.id}/tickets`
  const body = { id: newId(), kind: 'mismatch', reason: '实车为盘式，工单写鼓式', jobId }
  expect(await house.nobody.post(path, body)).toMatchObject({ status: 401 })
  expect(await house.as('washer').post(path, body)).toMatchObject({ status: 403 })
  expect(await house.as('other-technician').post(path, body)).toMatchObject({ status: 404 })
  expect(await house.as('technician').post(path, { ...body, jobId: null })).toMatchObject({
    status: 400,
    body: { code: 'workTickets.noLine' },
  })
  expect((await house.as('technician').post(path, body)).status).toBe(200)
  expect(await dutyOf(body.id)).toEqual({
    kind: 'orders.answerMismatch',
    state: 'open',
    escalated: false,
    owner_id: await staffIdOf(house, 'adviser'),
  })
  const end = (who: string, more: object = {}) =>
    house.as(who).post(`/work-tickets/${body.id}/end`, { version: 1, outcome: '客户同意按盘式处理', ...more })
  expect(await end('technician')).toMatchObject({ status: 403, body: { code: 'workTickets.notYours' } })
  expect(await end('adviser')).toMatchObject({ status: 400, body: { code: 'workTickets.notTold' } })
  expect(await end('adviser', { version: 7, toldChannel: 'call' })).toMatchObject({ status: 409 })
  expect((await end('adviser', { toldChannel: 'call' })).status).toBe(200)
  expect(await end('adviser', { version: 2, toldChannel: 'call' })).toMatchObject({
    body: { code: 'workTickets.wrongState' },
  })
  expect(await ticketOf(order.id)).toMatchObject({
    kind: 'mismatch',
    state: 'ended',
    line: '更换前制动片',
    outcome: '客户同意按盘式处理',
    toldChannel: 'call',
    late: false,
  })
  expect(await noticesOf(house, 'workTicket.answered', body.id)).toEqual([await staffIdOf(house, 'technician')])
  expect(await dutyOf(body.id)).toMatchObject({ state: 'done' })
  expect(await eventsOf(house, body.id)).toEqual(['workTicket.raised', 'workTicket.ended'])
})

test('WKS-17: andon tells the lead at once; closing needs the cause, and the time it took stands', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const id = newId()
  const asked = { orderId: order.id, id, kind: 'andon', reason: '举升机异响', jobId } as const
  const { told } = await house.as('technician').api.repairOrders.raiseTicket(asked)
  const leads = [await staffIdOf(house, 'teamlead'), await staffIdOf(house, 'manager')].sort()
  expect(await noticesOf(house, 'workTicket.andon', id)).toEqual(leads)
  expect(told).toBe(leads.length)
  await house.advance('PT2M')
  const accepted = await house.as('teamlead').api.repairOrders.acceptTicket({ id, version: 1 })
  const path = `/work-tickets/${id}/end`
  const answer = { version: accepted.version, outcome: '已停用换位' }
  expect(await house.as('manager').post(path, { ...answer, cause: '油缸漏油' })).toMatchObject({
    status: 409,
    body: { code: 'workTickets.otherPerson' },
  })
  expect(await house.as('teamlead').post(path, answer)).toMatchObject({
    status: 400,
    body: { code: 'workTickets.noCause' },
  })
  await house.advance('PT10M')
  expect((await house.as('teamlead').post(path, { ...answer, cause: '油缸漏油' })).status).toBe(200)
  const ticket = await ticketOf(order.id)
  expect(ticket).toMatchObject({ cause: '油缸漏油', late: false, calledBy: '马骏', acceptedBy: '罗成' })
  expect(minutesBetween(ticket?.calledAt ?? '', ticket?.endedAt ?? '')).toBe(12)
})

test('WKS-20: help reaches those of higher grade and the specialist, the first answer is timed', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const [mine, higher] = [await technicianOf(house, 'technician'), await technicianOf(house, 'technician2')]
  await house.sql.query('UPDATE resources SET grade = 2 WHERE id = $1', [mine])
  await house.sql.query('UPDATE resources SET grade = 4 WHERE id = $1', [higher])
  const id = newId()
  const asked = { orderId: order.id, id, kind: 'help', reason: '偶发失火', jobId } as const
  await house.as('technician').api.repairOrders.raiseTicket(asked)
  const told = await noticesOf(house, 'workTicket.help', id)
  expect(told).toContain(await staffIdOf(house, 'technician2'))
  expect(told).toContain(await staffIdOf(house, 'specialist'))
  expect(told).not.toContain(await staffIdOf(house, 'technician'))
  expect(await house.as('technician').post(`/work-tickets/${id}/acceptance`, { version: 1 })).toMatchObject({
    status: 403,
    body: { code: 'workTickets.notYours' },
  })
  await house.advance('PT3M')
  await house.as('technician2').api.repairOrders.acceptTicket({ id, version: 1 })
  const ticket = await ticketOf(order.id)
  expect(minutesBetween(ticket?.calledAt ?? '', ticket?.acceptedAt ?? '')).toBe(3)
  expect(await noticesOf(house, 'workTicket.taken', id)).toEqual([await staffIdOf(house, 'technician')])
  expect(await dutyOf(id)).toMatchObject({ state: 'done' })
  await house.sql.query('UPDATE resources SET grade = 5 WHERE id = ANY($1)', [[mine, higher]])
})

test('WKS-15: another department’s ticket has an owner and a limit; unanswered it escalates, taken back it is still', async () => {
  const order = await orderInWorkshop(house)
  const path = `/repair-orders/${order.id}/tickets`
  const body = { id: newId(), kind: 'cooperation', reason: '急需前保险杠到货时间' }
  expect(await house.as('manager').post(path, body)).toMatchObject({
    status: 400,
    body: { code: 'workTickets.noRole' },
  })
  await house.as('manager').post(path, { ...body, toRole: 'R-PARTS' })
  expect((await ticketOf(order.id, 'parts'))?.can).toMatchObject({ accept: true, end: true, withdraw: false })
  expect((await ticketOf(order.id, 'technician'))?.can).toMatchObject({ accept: false, end: false })
  await house.advance('PT3H')
  expect(await dutyOf(body.id)).toMatchObject({ kind: 'orders.cooperate', state: 'open', escalated: true })
  expect(await ticketOf(order.id)).toMatchObject({ late: true })
  expect(
    await house.as('adviser').post(`/work-tickets/${body.id}/withdrawal`, { version: 1, reason: '已到' }),
  ).toMatchObject({
    status: 403,
  })
  await house.as('manager').api.repairOrders.withdrawTicket({ id: body.id, version: 1, reason: '已到货' })
  expect(await dutyOf(body.id)).toMatchObject({ state: 'cancelled' })
  const { rows } = await house.as('parts').api.repairOrders.workTickets({ mine: true })
  expect(rows.some(row => row.id === body.id)).toBe(false)
})
