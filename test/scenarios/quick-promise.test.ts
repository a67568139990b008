import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, minutesBetween } from '#domain/kernel/time.ts'
import { addPart } from '../harness/catalogue.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { type CarInShop, carInShop, technicianOf } from '../harness/workshop.ts'

let house: House
let car: CarInShop
let technicianId: string
beforeAll(async () => {
  house = await openHouse()
  car = await carInShop(house)
  technicianId = await technicianOf(house, 'technician')
})
afterAll(() => house.close())

type Wanted = { work?: string; parts?: string; appointmentId?: string }
const proposed = async (wanted: Wanted) => (await house.as('adviser').api.visits.proposePromise(wanted)).promisedAt
const brakes = () => `${car.brakeId}:120`

async function demand(columns: string): Promise<void> {
  await house.sql.query(`UPDATE labour_operations SET ${columns} WHERE id = $1`, [car.brakeId])
}

test('RCV-06, EST-13: only the counter asks, for work there is', async () => {
  expect((await house.as('technician').get(`/visits/promise-proposal?work=${brakes()}`)).status).toBe(403)
  const adviser = house.as('adviser')
  expect((await adviser.get(`/visits/promise-proposal?work=${newId()}:120`)).status).toBe(404)
  expect((await adviser.get(`/visits/promise-proposal?work=${car.brakeId}`)).status).toBe(400)
  expect((await adviser.get(`/visits/promise-proposal?appointmentId=${newId()}`)).status).toBe(404)
})

test('RCV-06, EST-13: what the quick counter is told is what the order opened there would be told', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const order = await house.as('adviser').api.repairOrders.get({ id })
  const hours = order.lines.find(line => line.kind === 'labour')?.hoursCenti ?? 0
  const ofOrder = (await house.as('adviser').api.repairOrders.proposePromise({ id })).promisedAt
  expect(await proposed({ work: `${car.brakeId}:${hours}` })).toBe(ofOrder)
  expect((await proposed({})) ?? '').toMatch(/^2027-03-02T/)
})

test('RCV-06, EST-13: work beyond everybody’s grade or certificate gets no time, however short it is', async () => {
  await house.sql.query(`UPDATE resources SET grade = 3 WHERE kind = 'technician'`)
  await demand('grade = 4')
  expect(await proposed({ work: brakes() })).toBeNull()
  await demand('grade = 1, high_voltage = true')
  expect(await proposed({ work: brakes() })).toBeNull()
  const { vehicleId } = await addCar(house)
  const line = { id: newId(), kind: 'labour', labourOperationId: car.brakeId, qtyMilli: 1000, basis: 'wish' }
  const unfounded = await house.as('adviser').post('/visits/quick', {
    id: newId(),
    orderId: newId(),
    vehicleId,
    mileageKm: 20_800,
    customerWords: '换制动片',
    privacyNoticed: true,
    kind: 'maintenance',
    lines: [line],
    promisedAt: addHours(await house.now(), 30),
    promiseReason: '',
    introduced: true,
  })
  expect(unfounded).toMatchObject({ status: 400, body: { code: 'orders.nobodyForWork' } })
  await house.sql.query(`UPDATE resources SET skills = array_append(skills, '高压证') WHERE id = $1`, [technicianId])
  expect(await proposed({ work: brakes() })).not.toBeNull()
  await demand('high_voltage = false')
})

test('RCV-06, EST-13: a part that is not on the shelf moves the time behind its arrival', async () => {
  const at = await house.now()
  const soon = (await proposed({ work: brakes(), parts: `${car.partId}:1000` })) ?? ''
  expect(minutesBetween(at, soon)).toBeLessThan(24 * 60)
  const missing = await addPart(house, { name: '制动分泵', leadDays: 2 })
  const late = (await proposed({ work: brakes(), parts: `${car.partId}:1000,${missing}:1000` })) ?? ''
  expect(minutesBetween(at, late)).toBeGreaterThan(48 * 60)
})

test('RCV-06, APT-16: of a booked car the booking’s own work is asked for', async () => {
  const id = newId()
  const { api } = house.as('adviser')
  await api.appointments.create({ id, kind: 'repair', channel: 'call', vehicleId: car.vehicleId })
  const work = { id: newId(), kind: 'labour' as const, labourOperationId: car.brakeId, hoursCenti: 120 }
  const pads = { id: newId(), kind: 'part' as const, partId: car.partId, qtyMilli: 1000 }
  await api.appointments.saveLines({ id, version: 1, lines: [work, pads] })
  const asBooked = await proposed({ appointmentId: id })
  expect(asBooked).toBe(await proposed({ work: brakes(), parts: `${car.partId}:1000` }))
  await demand('high_voltage = false, grade = 4')
  expect(await proposed({ appointmentId: id })).toBeNull()
})
