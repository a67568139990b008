import { afterAll, beforeAll, expect, test } from 'vitest'
import { takenOver } from '#desk/processes/workshop/plan-choice.ts'
import { newId } from '#domain/kernel/id.ts'
import { addHours, isBefore } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await bayOf(house, '机电 1 号')
  await bayOf(house, '机电 2 号')
  await technicianOf(house, 'technician')
})
afterAll(() => house.close())

const dispatcher = () => house.as('dispatcher').api.workshop
const proposed = () => dispatcher().proposePlan({})

async function inWorkshop(promisedInHours: number) {
  const id = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, id, promisedInHours)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  return id
}

async function jobsOf(orderId: string) {
  const { rows } = await house.sql.query<{ id: string; placedBy: string; from: string; version: number }>(
    `SELECT id, placed_by AS "placedBy", planned_from AS "from", version FROM jobs WHERE order_id = $1 ORDER BY planned_from`,
    [orderId],
  )
  return rows
}

test('WKS-02: a proposal is for whoever dispatches', async () => {
  expect((await house.as('adviser').get('/workshop/plan-proposal')).status).toBe(403)
  expect((await house.as('technician').post('/workshop/plan', { moves: [], gives: [] })).status).toBe(403)
})

test('WKS-02, DSP-01: work without anybody gets person, bay and time with the reason, and only when taken over', async () => {
  const outside = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, outside)
  const id = await inWorkshop(6)
  const { changes, after } = await proposed()
  expect(changes.map(change => change.orderId)).toEqual([id])
  expect(changes[0]).toMatchObject({
    job: null,
    now: null,
    proposed: { technician: expect.any(String), bay: expect.stringMatching(/机电/) },
    why: { because: 'now', waitedMinutes: expect.any(Number) },
  })
  expect(after.late).toBe(0)
  expect(await jobsOf(id)).toEqual([])
  expect(await dispatcher().applyPlan(takenOver(changes))).toEqual({ moved: 0, given: 1 })
  expect(await jobsOf(id)).toMatchObject([{ placedBy: 'proposal' }])
  expect((await proposed()).changes).toEqual([])
})

test('WKS-02: of a plan with one place taken meanwhile nothing is taken over', async () => {
  const [one, other] = [await inWorkshop(7), await inWorkshop(8)]
  const { changes } = await proposed()
  const both = takenOver(changes)
  const taken = both.gives.find(give => give.orderId === other)
  if (!taken) throw new Error('The second order got no place')
  const { orderId: _order, ...job } = taken
  await dispatcher().dispatch({ id: other, jobs: [{ ...job, id: newId() }] })
  const answer = await house.as('dispatcher').post('/workshop/plan', both)
  expect(answer.status).toBe(409)
  expect(await jobsOf(one)).toEqual([])
  await dispatcher().applyPlan(takenOver((await proposed()).changes))
  expect(await jobsOf(one)).toMatchObject([{ placedBy: 'proposal' }])
})

test('WKS-02: a more urgent car goes before what was proposed, never before what a person decided', async () => {
  const [mine] = await jobsOf(await byHand())
  const urgent = await inWorkshop(2)
  const before = await proposed()
  expect(before.changes.find(change => change.orderId === urgent)?.job).toBeNull()
  expect(before.changes.map(change => change.job?.id)).not.toContain(mine?.id)
  expect(before.after.late).toBeLessThanOrEqual(before.before.late)
  await dispatcher().applyPlan(takenOver(before.changes))
  const [first] = await jobsOf(urgent)
  expect(first && isBefore(first.from, addHours(await house.now(), 2))).toBe(true)
  expect((await jobsOf(mine?.id ?? '')).length).toBe(0)
  const { rows } = await house.sql.query('SELECT planned_from, version FROM jobs WHERE id = $1', [mine?.id])
  expect(rows).toMatchObject([{ version: mine?.version }])
})

test('WKS-02: a proposal made before somebody moved the job is refused', async () => {
  const id = await inWorkshop(9)
  await dispatcher().applyPlan(takenOver((await proposed()).changes))
  const [job] = await jobsOf(id)
  const from = addHours(await house.now(), 30)
  const slot = {
    technicianId: await technicianOf(house, 'technician'),
    bayId: await bayOf(house, '机电 2 号'),
    from,
    to: addHours(from, 2),
  }
  const move = { id: job?.id ?? '', version: job?.version ?? 0, ...slot }
  await dispatcher().moveJob(move)
  const answer = await house.as('dispatcher').post('/workshop/plan', { moves: [move], gives: [] })
  expect(answer).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  expect(await jobsOf(id)).toMatchObject([{ placedBy: 'person' }])
})

test('DSP-01, WKS-02: one order gets its first places beside what is booked; dropped on a row, there; and each can be given out', async () => {
  const id = await inWorkshop(10)
  expect((await house.as('adviser').get(`/workshop/orders/${id}/slots`)).status).toBe(403)
  expect((await house.as('other-dispatcher').get(`/workshop/orders/${id}/slots`)).status).toBe(404)
  const { lines } = await dispatcher().proposeSlots({ id })
  const [row] = lines
  expect(lines).toMatchObject([{ why: null, technicianIds: expect.any(Array), bayIds: expect.any(Array) }])
  if (!row?.slot) throw new Error('The order got no place')
  const { technicianId, bayId, from, to } = row.slot
  const { rows: clashes } = await house.sql.query(
    `SELECT id FROM resource_bookings WHERE resource_id = ANY($1) AND released_at IS NULL AND during && tstzrange($2, $3)`,
    [[technicianId, bayId], from, to],
  )
  expect(clashes).toEqual([])
  const other = await bayOf(house, '机电 2 号')
  const later = addHours(await house.now(), 50)
  const dropped = await dispatcher().proposeSlots({ id, lineId: row.lineId, resourceId: other, from: later })
  expect(dropped.lines[0]?.slot).toMatchObject({ bayId: other })
  expect(isBefore(dropped.lines[0]?.slot?.from ?? '', later)).toBe(false)
  await dispatcher().dispatch({ id, jobs: [{ id: newId(), ...row.slot }] })
  expect((await dispatcher().proposeSlots({ id })).lines).toEqual([])
})

test('DSP-01: high-voltage work that nobody has the paper for gets no place and says so', async () => {
  const id = await inWorkshop(11)
  const highVoltage = (isIt: boolean) =>
    house.sql.query(
      `UPDATE labour_operations SET high_voltage = $2
        WHERE id IN (SELECT labour_operation_id FROM order_lines WHERE order_id = $1)`,
      [id, isIt],
    )
  await highVoltage(true)
  expect((await dispatcher().proposeSlots({ id })).lines).toMatchObject([{ slot: null, why: 'noCertificate' }])
  await highVoltage(false)
  const [row] = (await dispatcher().proposeSlots({ id })).lines
  expect(row?.why).toBeNull()
  expect(row?.slot?.from).toMatch(/:\d\d:00\.000Z$/)
})

async function byHand() {
  const id = await inWorkshop(6)
  const lineId = (await house.as('manager').api.repairOrders.get({ id })).lines.find(line => line.kind === 'labour')?.id
  const from = addHours(await house.now(), 27)
  const slot = {
    technicianId: await technicianOf(house, 'technician'),
    bayId: await bayOf(house, '机电 1 号'),
    from,
    to: addHours(from, 1),
  }
  await dispatcher().dispatch({ id, jobs: [{ id: newId(), lineId: lineId ?? '', ...slot }] })
  return id
}
