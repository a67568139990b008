import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, minutesBetween } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await bayOf(house, '机电 1 号')
  await technicianOf(house, 'technician')
})
afterAll(() => house.close())

const job = (code: string, hoursCenti: number) => ({
  ...{
    id: newId(),
    code,
    name: `更换减震器 ${code}`,
    system: '悬挂',
    trade: '机修',
    hoursCenti,
    guaranteeClass: '小修',
  },
  steps: [{ text: '举升车辆' }],
})

/** An order for one piece of work of the catalogue, not signed yet. */
async function orderFor(labourOperationId: string): Promise<string> {
  const { visitId } = await carInShop(house)
  const id = newId()
  const because = { qtyMilli: 1000, basis: 'finding', basisText: '减震器漏油' } as const
  const line = { id: newId(), kind: 'labour', labourOperationId, ...because } as const
  await house.as('adviser').api.repairOrders.open({ id, visitId, kind: 'repair', lines: [line] })
  return id
}

async function handOver(id: string): Promise<string> {
  await signOrder(house, id, 72)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  return (await house.as('manager').api.repairOrders.get({ id })).lines[0]?.id ?? ''
}

test('WKS-13: a job of 1.5 standard hours is priced, promised and planned with 1.5 hours', async () => {
  const operation = job('XG150', 150)
  expect((await house.as('adviser').post('/catalogue/operations', operation)).status).toBe(403)
  expect((await house.as('manager').post('/catalogue/operations', { ...operation, hoursCenti: -1 })).status).toBe(400)
  await house.as('manager').api.catalogue.addOperation(operation)
  const id = await orderFor(operation.id)
  const { api } = house.as('adviser')
  expect((await api.repairOrders.get({ id })).lines).toMatchObject([{ hoursCenti: 150, amountFen: 18_000 }])
  const { breakdown } = await api.repairOrders.proposePromise({ id })
  expect(breakdown.find(({ step }) => step === 'work')).toMatchObject({ minutes: 90 })
  const lineId = await handOver(id)
  const { lines } = await house.as('dispatcher').api.workshop.proposeSlots({ id })
  const [slot] = lines.map(line => line.slot)
  if (!slot) throw new Error('The job got no place')
  expect(minutesBetween(slot.from, slot.to)).toBe(90)
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [{ id: newId(), ...slot, lineId }] })
  const { rows } = await house.sql.query(
    `SELECT j.assigned_hours_centi AS assigned, o.planned_minutes AS planned
      FROM jobs j JOIN repair_orders o ON o.id = j.order_id WHERE o.id = $1`,
    [id],
  )
  expect(rows).toEqual([{ assigned: 150, planned: 90 }])
})

test('WKS-06, TL-24: begun at 9:00 with ten hours planned, the progress query opens at 16:00 and is due at 17:00', async () => {
  const operation = job('XG1000', 1000)
  await house.as('manager').api.catalogue.addOperation(operation)
  const id = await orderFor(operation.id)
  const lineId = await handOver(id)
  const adviser = house.as('adviser')
  const answer = {
    ...{ queryId: newId(), answeredBy: await staffIdOf(house, 'manager'), abnormal: false },
    expectedFinishAt: '2027-03-04T02:00:00.000Z',
  }
  const path = `/repair-orders/${id}/progress-queries`
  expect(await adviser.post(path, answer)).toMatchObject({ status: 409, body: { code: 'workshop.notReceived' } })
  const nine = '2027-03-03T01:00:00.000Z'
  const place = { technicianId: await technicianOf(house, 'technician'), bayId: await bayOf(house, '机电 2 号') }
  const jobId = newId()
  const given = { id: jobId, lineId, ...place, from: nine, to: addHours(nine, 10) }
  await house.as('dispatcher').api.workshop.dispatch({ id, jobs: [given] })
  await house.moveTo(nine)
  await house.as('technician').api.workshop.start({ id: jobId, version: 1 })
  const task = async () => {
    const { rows } = await adviser.api.duties.ofRecord({ recordId: id })
    return rows.find(row => row.kind === 'workshop.queryProgress')
  }
  expect(await task()).toMatchObject({
    title: [expect.stringContaining('进度查询'), expect.any(String)],
    opensAt: expect.stringMatching(/^2027-03-03T08:00:/),
    dueAt: expect.stringMatching(/^2027-03-03T09:00:/),
  })
  const isMine = async () =>
    (await adviser.api.duties.mine({ limit: 200 })).rows.some(row => row.subjectId === id && row.limit === 'TL-24')
  await house.moveTo('2027-03-03T07:59:00.000Z')
  expect(await isMine()).toBe(false)
  await house.moveTo('2027-03-03T08:01:00.000Z')
  expect(await isMine()).toBe(true)
  await house.moveTo('2027-03-03T08:59:00.000Z')
  expect((await task())?.state).not.toBe('overdue')
  expect((await adviser.post(path, answer)).body).toMatchObject({ withinWindow: true, percent: 79 })
  expect((await task())?.state).toBe('done')
})
