import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { accept, deliverCar, letOut, lookedAt, prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, openBrakeOrder, signOrder, workThrough } from '../harness/orders.ts'
import { type CarInShop, carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** The car is here again; its odometer says so. */
async function backAgain(car: CarInShop, km: number): Promise<CarInShop> {
  const again = await carInShop(house, { again: car })
  await house.sql.query('UPDATE visits SET mileage_km = $1 WHERE id = $2', [km, again.visitId])
  return again
}

const ofOrder = (id: string) => house.as('adviser').api.guarantee.ofOrder({ id })

async function openDuties(kind: string, subjectId: string): Promise<number> {
  const { rows } = await house.sql.query(
    `SELECT id FROM duties WHERE kind = $1 AND subject_id = $2 AND state = 'open'`,
    [kind, subjectId],
  )
  return rows.length
}

test('WAR-10, QC-11: the same work within its term is found by the house, done free, and its cost recorded', async () => {
  const first = await deliverCar(house)
  await house.advance('P5D')
  const car = await backAgain(first.car, 30_900)
  const id = await openBrakeOrder(house, car)
  const [comeback] = (await ofOrder(id)).comebacks
  expect(comeback).toMatchObject({
    kind: 'guarantee',
    state: 'open',
    firstOrderId: first.orderId,
    firstLine: '更换前制动片',
    responsible: expect.stringMatching(/./),
    part: '前制动片',
    supplier: expect.stringMatching(/./),
    daysSince: 5,
    kmSince: 800,
  })
  expect(await openDuties('guarantee.decide', id)).toBe(1)
  const path = `/guarantee/comebacks/${comeback?.id}`
  expect((await house.as('technician').post(`${path}/free`, { version: 1 })).status).toBe(403)
  expect((await house.as('adviser').post(`${path}/refuse`, { version: 1, proof: '客户自行更换' })).status).toBe(403)
  expect((await house.as('service').post(`${path}/refuse`, { version: 1, proof: ' ' })).status).toBe(400)
  expect((await house.as('other-adviser').post(`${path}/free`, { version: 1 })).status).toBe(404)
  expect((await house.as('adviser').post(`${path}/free`, { version: 7 })).status).toBe(409)
  await signOrder(house, id)
  const { lineId } = await workThrough(house, id, 200)
  await inspectThrough(house, id, lineId)
  expect(await house.as('adviser').post(`/deliveries/${id}/take-over`, { checks: lookedAt })).toMatchObject({
    status: 409,
    body: { code: 'guarantee.undecided' },
  })
  await house.as('adviser').api.guarantee.makeFree({ id: comeback?.id ?? '', version: 1 })
  expect(await openDuties('guarantee.decide', id)).toBe(0)
  const { totals } = await house.as('adviser').api.repairOrders.get({ id })
  expect(totals.byPayer).toEqual({ rework: totals.totalFen })
  expect(await house.as('adviser').post(`${path}/free`, { version: 2 })).toMatchObject({
    body: { code: 'guarantee.decided' },
  })
  await prepareCar(house, id)
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  expect(statements.map(statement => statement.payer)).toEqual(['rework'])
  await house.as('adviser').api.settlement.check({ id: statements[0]?.id ?? '', version: 1 })
  await accept(house, id, lineId)
  await letOut(house, id)
  const done = (await ofOrder(id)).comebacks[0]
  const parts = await house.sql.query(
    `SELECT cost_fen::int AS fen FROM order_lines WHERE order_id = $1 AND kind = 'part'`,
    [id],
  )
  // The pads as they were issued, and the labour at the house's rate.
  expect(parts.rows[0].fen).toBeGreaterThan(0)
  expect(done).toMatchObject({ state: 'free', costFen: parts.rows[0].fen + 14_400 })
  const calls = await house.sql.query('SELECT DISTINCT special FROM follow_ups WHERE order_id = $1', [id])
  expect(calls.rows).toEqual([{ special: 'repeatRepair' }])
  const queue = await house.as('cra').api.followUp.queue({ state: 'planned' })
  expect(queue.rows.some(row => row.special === 'repeatRepair')).toBe(true)
})

test('WAR-10: refused only with the other cause proved; in time but another order, nothing is lost when the adviser forgets', async () => {
  const first = await deliverCar(house)
  await house.advance('P2D')
  const id = await openBrakeOrder(house, await backAgain(first.car, 30_200))
  const [comeback] = (await ofOrder(id)).comebacks
  expect(comeback?.can).toEqual({ decide: true, refuse: false, cause: false })
  await house
    .as('service')
    .api.guarantee.refuse({ id: comeback?.id ?? '', version: 1, proof: '制动盘被硬物刮伤，照片已附' })
  expect((await ofOrder(id)).comebacks[0]).toMatchObject({ state: 'refused', proof: '制动盘被硬物刮伤，照片已附' })
  expect((await house.as('adviser').api.repairOrders.get({ id })).totals.byPayer.rework).toBeUndefined()
  await expect(house.sql.query(`UPDATE comebacks SET proof = '' WHERE id = $1`, [comeback?.id])).rejects.toThrow()
})

test('QC-11: after the term the same system within 30 days is a repeat repair, flagged and told to nobody as a bill', async () => {
  const first = await deliverCar(house)
  await house.advance('P20D')
  const car = await backAgain(first.car, 35_000)
  const id = await openBrakeOrder(house, car)
  expect((await ofOrder(id)).comebacks).toMatchObject([
    { kind: 'repeat', state: 'noted', daysSince: 20, system: '制动' },
  ])
  expect(await openDuties('guarantee.decide', id)).toBe(0)
  const other = await carInShop(house)
  const own = await openBrakeOrder(house, other)
  expect((await ofOrder(own)).comebacks).toEqual([])
})

test('QC-17: of the month’s repairs those that came back are counted, each with a cause of the five groups', async () => {
  const month = (await house.now()).slice(0, 7)
  const first = await deliverCar(house)
  await house.advance('P3D')
  const id = await openBrakeOrder(house, await backAgain(first.car, 30_300))
  const [comeback] = (await ofOrder(id)).comebacks
  const path = `/guarantee/comebacks/${comeback?.id}/cause`
  const cause = { version: 1, group: 'inspection', cause: '未按力矩复紧' }
  expect((await house.as('adviser').post(path, cause)).status).toBe(403)
  expect((await house.as('inspector').post(path, { ...cause, group: 'weather' })).status).toBe(400)
  const read = () => house.as('manager').api.guarantee.firstFix({ month })
  const before = await read()
  await house.as('inspector').api.guarantee.setCause({ id: comeback?.id ?? '', ...cause, group: 'inspection' })
  const after = await read()
  expect(after.withoutCause).toBe(before.withoutCause - 1)
  expect(after.causes).toContainEqual({ group: 'inspection', times: 1 })
  expect(after.repeats).toBe(new Set(after.comebacks.map(row => row.firstOrderId)).size)
  expect(after.ppm).toBe(Math.round(((after.repairs - after.repeats) * 1_000_000) / after.repairs))
  expect(after.technicians.reduce((sum, row) => sum + row.repeats, 0)).toBe(after.repeats)
})

test('WAR-11: the days of a guarantee repair are counted while the car stands, and each level is told once', async () => {
  const car = await carInShop(house)
  const id = newId()
  const because = { qtyMilli: 1000, basis: 'finding', basisText: '异响', payer: 'maker' } as const
  await house.as('adviser').api.repairOrders.open({
    id,
    visitId: car.visitId,
    kind: 'warranty',
    lines: [{ id: newId(), kind: 'labour', labourOperationId: car.brakeId, ...because }],
  })
  await signOrder(house, id, 300)
  const read = () => house.as('service').api.guarantee.vehicle({ id: car.vehicleId })
  const single = async () => (await read()).clocks.find(clock => clock.clock === 'singleDays')
  expect((await house.as('washer').get(`/guarantee/vehicles/${car.vehicleId}`)).status).toBe(403)
  expect(await single()).toMatchObject({ count: 1, limit: 5, level: 'none' })
  expect(await openDuties('guarantee.clocks', car.vehicleId)).toBe(0)
  await house.advance('P3DT1H')
  expect(await single()).toMatchObject({ count: 4, level: 'yellow' })
  expect((await read()).alerts.map(alert => alert.level)).toEqual(['yellow'])
  expect(await openDuties('guarantee.clocks', car.vehicleId)).toBe(1)
  await house.advance('P2D')
  expect(await single()).toMatchObject({ count: 6, level: 'red' })
  expect((await read()).alerts.map(alert => alert.level)).toEqual(['red', 'orange', 'yellow'])
  await house.advance('PT6H')
  expect((await read()).alerts).toHaveLength(3)
  expect((await read()).repairs).toMatchObject([{ orderId: id, days: 6, systems: ['制动'], counts: true }])
})
