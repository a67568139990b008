import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('RO-14, RO-18: the bundle of a closed order holds every paper in force, from the contract to the gate pass and the call after it; every step is on record', async () => {
  const { orderId, car } = await deliverCar(house)
  expect(await house.as('other-adviser').get(`/repair-orders/${orderId}/bundle`)).toMatchObject({ status: 404 })
  expect((await house.nobody.get(`/repair-orders/${orderId}/bundle`)).status).toBe(401)
  const { rows: planned } = await house.sql.query<{ id: string }>(
    `SELECT id FROM follow_ups WHERE order_id = $1 AND step = 'first'`,
    [orderId],
  )
  const said = { callId: newId(), result: 'reached', interviewee: 'owner', satisfied: true } as const
  await house.moveTo('2027-03-03T01:30:00.000Z')
  await house.as('cra').api.followUp.record({ id: planned[0]?.id ?? '', version: 1, ...said })
  const { api } = house.as('adviser')
  expect((await api.repairOrders.get({ id: orderId })).label).toBe('gone')
  const { rows } = await api.repairOrders.bundle({ id: orderId })
  // The car is new to the house: whatever was issued for it belongs to this visit.
  const { rows: existing } = await house.sql.query<{ id: string; kind: string }>(
    `SELECT id, kind FROM papers WHERE state <> 'voided'
      AND (vehicle_id = $1 OR thread_id IN ($2, (SELECT visit_id FROM repair_orders WHERE id = $2)))`,
    [car.vehicleId, orderId],
  )
  expect(rows.map(row => row.kind).toSorted()).toEqual(existing.map(row => row.kind).toSorted())
  expect(new Set(rows.map(row => row.id))).toEqual(new Set(existing.map(row => row.id)))
  const kinds = { contract: 'FRM-18', order: 'FRM-01', partsSlip: 'SLP-01', inspection: 'FRM-34', statement: 'FRM-05' }
  const atTheEnd = { acceptance: 'FRM-52', guarantee: 'FRM-19', gatePass: 'FRM-07', call: 'FRM-09' }
  expect(rows.map(row => row.kind)).toEqual(expect.arrayContaining(Object.values({ ...kinds, ...atTheEnd })))
  const inOrder = ['FRM-18', 'FRM-01', 'SLP-01', 'SLP-02', 'FRM-70', 'FRM-34', 'FRM-05', 'FRM-52', 'FRM-07', 'FRM-09']
  expect(rows.map(row => row.kind).filter(kind => inOrder.includes(kind))).toEqual(inOrder)
  for (const { id, kind } of rows) expect((await api.papers.get({ id })).document, kind).toMatchObject({ kind })
  // And no step of it went without its record.
  const trace = await api.repairOrders.trace({ id: orderId })
  expect(trace.steps.filter(step => step.at === null)).toEqual([])
  expect(trace.ppm).toBe(1_000_000)
})
