import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, minutesBetween } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

let house: House
let technicianId: string
let bayId: string
beforeAll(async () => {
  house = await openHouse()
  technicianId = await technicianOf(house, 'technician')
  bayId = await bayOf(house, '工位 1')
})
afterAll(() => house.close())

const adviser = () => house.as('adviser').api
const freshOrder = async () => openBrakeOrder(house, await carInShop(house))
const proposalOf = (id: string) => adviser().repairOrders.proposePromise({ id })
const stepOf = async (id: string, name: string) => {
  const { breakdown } = await proposalOf(id)
  return breakdown.find(step => step.step === name)?.minutes ?? 0
}

test('EST-13: what the counter proposes is kept by what the workshop foresees', async () => {
  const id = await freshOrder()
  const { promisedAt, breakdown } = await proposalOf(id)
  expect(breakdown.map(step => step.step)).toEqual(['queue', 'work', 'after', 'margin'])
  const { version } = await adviser().repairOrders.get({ id })
  await adviser().repairOrders.promise({ id, version, promisedAt: promisedAt ?? '' })
  await signOrder(house, id)
  await house.advance('PT1M')
  expect((await adviser().repairOrders.get({ id })).risk).toBeNull()
  const next = await freshOrder()
  const work = breakdown.find(step => step.step === 'work')?.minutes ?? 0
  // The one technician is busy with the first car for as long as its work takes.
  expect(await stepOf(next, 'queue')).toBe(work)
  expect(((await proposalOf(next)).promisedAt ?? '') > (promisedAt ?? '')).toBe(true)
})

test('EST-13: work planned by the hour and a technician away move the proposal, and it comes back with him', async () => {
  const id = await freshOrder()
  const before = await stepOf(id, 'queue')
  const other = await openBrakeOrder(house, await carInShop(house))
  await signOrder(house, other)
  await washIfAsked(house, other)
  await house.as('manager').api.workshop.receive({ id: other })
  const lineId = (await adviser().repairOrders.get({ id: other })).lines.find(line => line.kind === 'labour')?.id ?? ''
  const from = addHours(await house.now(), 2)
  const slot = { technicianId, bayId, from, to: addHours(from, 1) }
  await house.as('dispatcher').api.workshop.dispatch({ id: other, jobs: [{ id: newId(), lineId, ...slot }] })
  // The gap before the planned work is too short now.
  const planned = await stepOf(id, 'queue')
  expect(planned).toBeGreaterThan(before)
  const leave = { id: technicianId, closureId: newId(), purpose: 'absence' as const, reason: '年假' }
  const now = await house.now()
  await house.as('manager').api.resources.close({ ...leave, from: addHours(now, 4), to: addHours(now, 53) })
  const { promisedAt } = await proposalOf(id)
  expect(minutesBetween(now, promisedAt ?? '')).toBeGreaterThan(53 * 60)
  await house.as('manager').api.resources.reopen({ id: technicianId, closureId: leave.closureId })
  expect(await stepOf(id, 'queue')).toBe(planned)
})

test('EST-13: work that nobody here may do gets no time; one promised all the same needs its reason', async () => {
  const id = await freshOrder()
  await house.sql.query(`UPDATE labour_operations SET high_voltage = true WHERE code = 'T-BRAKE'`)
  expect(await proposalOf(id)).toEqual({ promisedAt: null, breakdown: [] })
  const { version } = await adviser().repairOrders.get({ id })
  const late = { version, promisedAt: addHours(await house.now(), 100) }
  expect(await house.as('adviser').post(`/repair-orders/${id}/promise`, late)).toMatchObject({
    status: 400,
    body: { code: 'orders.nobodyForWork' },
  })
  await house.sql.query(`UPDATE resources SET skills = '{高压证}' WHERE id = $1`, [technicianId])
  expect((await proposalOf(id)).promisedAt).not.toBeNull()
  await house.sql.query(`UPDATE labour_operations SET high_voltage = false WHERE code = 'T-BRAKE'`)
})

test('EST-13, RO-12: a shift that ends sooner moves the proposal, and endangers what was promised by the longer one', async () => {
  const id = await freshOrder()
  const { promisedAt } = await proposalOf(id)
  const { version } = await adviser().repairOrders.get({ id })
  await adviser().repairOrders.promise({ id, version, promisedAt: promisedAt ?? '' })
  await signOrder(house, id, Math.ceil(minutesBetween(await house.now(), promisedAt ?? '') / 60))
  await house.advance('PT1M')
  expect((await adviser().repairOrders.get({ id })).risk).toBeNull()
  const next = await freshOrder()
  const soon = (await proposalOf(next)).promisedAt ?? ''
  const manager = house.as('manager').api
  const person = (await manager.resources.list({})).rows.find(row => row.id === technicianId)
  const hour = [{ open: '09:00', close: '10:00' }]
  const weekly = { 0: [], 1: hour, 2: hour, 3: hour, 4: hour, 5: hour, 6: hour }
  await manager.resources.saveShift({
    id: technicianId,
    version: person?.version ?? 0,
    shift: { weekly, exceptions: {} },
  })
  expect(((await proposalOf(next)).promisedAt ?? '') > soon).toBe(true)
  await house.advance('PT1M')
  expect((await adviser().repairOrders.get({ id })).risk).toMatchObject({ reason: 'queue' })
})
