import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, addMinutes } from '#domain/kernel/time.ts'
import { protectiveChecklist } from '#domain/processes/reception/checklists.ts'
import { confirmedBooking } from '../harness/appointments.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { signOrder, washIfAsked } from '../harness/orders.ts'
import { signByCustomer } from '../harness/reception.ts'
import { openShopFloor, type ShopFloor } from '../harness/resources.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let floor: ShopFloor
beforeAll(async () => {
  house = await openHouse()
  floor = await openShopFloor(house)
})
afterAll(() => house.close())

const bay = (name: string) => floor.bays[name] ?? ''
const oilChange = { kind: 'other', name: '小保养', unitPriceFen: 48000, qtyMilli: 1000 } as const

async function quickOf(vehicleId: string, change: { fromBooking: boolean }) {
  return {
    id: newId(),
    orderId: newId(),
    vehicleId,
    mileageKm: 43_000,
    customerWords: '按预约保养',
    privacyNoticed: true as const,
    kind: 'maintenance' as const,
    lines: [],
    promisedAt: addHours(await house.now(), 4),
    promiseReason: '预约时已约定',
    ...change,
  }
}

test('RCV-01, APT-16: the car of a booking is recognised, its adviser is told first, and its booking knows that it came', async () => {
  const bookedAt = addHours(await house.now(), 2)
  const booking = await confirmedBooking(house, {
    bayId: bay('机电1'),
    bookedAt,
    lines: [oilChange],
    kind: 'maintenance',
  })
  const { api } = house.as('adviser')
  expect((await api.visits.desk({})).bookings.map(row => row.number)).toContain(booking.number)
  const known = await api.visits.lookup({ plate: booking.car.plate ?? '' })
  expect(known.booking).toMatchObject({ number: booking.number })
  const arrived = await house.as('washer').api.visits.arrive({ id: newId(), plate: booking.car.plate })
  const titles = async (who: string) => (await house.as(who).api.notices.list({})).rows.map(row => row.title[0])
  expect((await titles('adviser')).some(title => title.startsWith(`${booking.car.plate} 到店 · 熟客 · 预约 `))).toBe(
    true,
  )
  expect((await titles('adviser2')).some(title => title.startsWith(`${booking.car.plate} 到店`))).toBe(false)
  expect(await api.visits.get({ id: arrived.id })).toMatchObject({ booking: booking.number })
  expect((await api.visits.desk({})).bookings.map(row => row.number)).not.toContain(booking.number)
  expect((await api.appointments.get({ id: booking.id })).state).toBe('arrived')
})

test('APT-23: a booked customer who comes without the car is known by name and telephone, and her wait is counted', async () => {
  const { api } = house.as('adviser')
  const who = { ownerName: '苏婉', ownerPhone: '13912348765' }
  const car = await addCar(house, who)
  const bookedAt = addMinutes(await house.now(), 8)
  const booking = await confirmedBooking(house, { car, bayId: bay('快保1'), bookedAt, adviser: 'adviser2' })
  const arrived = await api.visits.arrive({ id: newId(), personName: who.ownerName, phone: who.ownerPhone })
  const visit = await api.visits.get({ id: arrived.id })
  expect(visit.booking).toBe(booking.number)
  expect(await api.appointments.get({ id: booking.id })).toMatchObject({ state: 'arrived', punctuality: 'onTime' })
  await house.advance('PT6M')
  const taken = await house.as('adviser2').api.visits.take({ id: arrived.id, version: visit.version })
  expect(taken.waitingMinutes).toBe(6)
})

test('RCV-06, APT-16: the quick path takes over what was booked; without a booking there is nothing to take', async () => {
  const { api, post } = house.as('adviser')
  const bookedAt = addHours(await house.now(), 3)
  const booking = await confirmedBooking(house, {
    bayId: bay('机电2'),
    bookedAt,
    lines: [oilChange],
    kind: 'maintenance',
  })
  const empty = await post('/visits/quick', await quickOf(booking.car.vehicleId, { fromBooking: false }))
  expect(empty).toMatchObject({ status: 400, body: { code: 'reception.noLines' } })
  const made = await api.visits.quick(await quickOf(booking.car.vehicleId, { fromBooking: true }))
  const order = await api.repairOrders.get({ id: made.orderId })
  expect(order.lines.map(line => [line.name, line.amountFen])).toEqual([['小保养', 48000]])
  // Two steps, and nothing but the customer's name under it is missing.
  expect(order).toMatchObject({ blockers: [], promisedAt: expect.any(String), label: 'draft' })
  const shown = await api.repairOrders.present({ id: made.orderId, version: made.orderVersion })
  for (const paperId of [shown.contractPaperId, shown.orderPaperId]) await signByCustomer(house, paperId)
  expect((await api.repairOrders.get({ id: made.orderId })).axes.authorisation).toBe('signed')
  const walkIn = await confirmedBooking(house, { bayId: bay('机电2'), lines: [oilChange], kind: 'maintenance' })
  const none = await post('/visits/quick', await quickOf(walkIn.car.vehicleId, { fromBooking: true }))
  expect(none).toMatchObject({ status: 409, body: { code: 'reception.noBooking' } })
})

test('APT-10, WKS-02: bay and technician kept for a booking take its work', async () => {
  const bookedAt = addHours(await house.now(), 5)
  const { brakeId } = await carInShop(house)
  const lines = [{ kind: 'labour', labourOperationId: brakeId } as const]
  const booking = await confirmedBooking(house, { bayId: bay('机电1'), bookedAt, lines, named: 'technician' })
  const quick = await quickOf(booking.car.vehicleId, { fromBooking: true })
  const { orderId: id } = await house.as('adviser').api.visits.quick(quick)
  await signOrder(house, id)
  await washIfAsked(house, id)
  const order = await house.as('manager').api.repairOrders.get({ id })
  await coverCar(order.visitId)
  await house.as('manager').api.workshop.receive({ id })
  const slot = { from: bookedAt, to: addHours(bookedAt, 2) }
  const place = { technicianId: floor.technicians['technician'] ?? '', bayId: bay('机电1') }
  const job = { id: newId(), lineId: order.lines[0]?.id ?? '', ...place, ...slot }
  const answer = await house.as('dispatcher').post(`/repair-orders/${id}/dispatch`, { jobs: [job] })
  expect(answer).toMatchObject({ status: 200 })
})

async function coverCar(visitId: string): Promise<void> {
  const { checklists } = house.as('adviser').api
  const sheet = (await checklists.list({ subjectId: visitId })).rows.find(row => row.key === protectiveChecklist.key)
  const answers = (sheet?.items ?? []).map(item => ({ key: item.key, result: 'ok' as const }))
  await checklists.answer({ id: sheet?.id ?? '', answers })
}
