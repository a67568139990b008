import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { addCar, type Car } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'
import { signByCustomer } from '../harness/reception.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function quick(car: Car, change: Record<string, unknown> = {}) {
  const line = {
    id: newId(),
    kind: 'other',
    name: '小保养套餐',
    qtyMilli: 1000,
    unitPriceFen: 48000,
    basis: 'wish',
  } as const
  return {
    id: newId(),
    orderId: newId(),
    vehicleId: car.vehicleId,
    mileageKm: 20_800,
    fuelPercent: 50,
    customerWords: '做保养',
    privacyNoticed: true as const,
    kind: 'maintenance' as const,
    lines: [line],
    promisedAt: addHours(await house.now(), 3),
    promiseReason: '客户等候',
    washWanted: true,
    followUpWanted: true,
    ...change,
  }
}

test('RCV-06: a fault, an impossible promise or a missing privacy notice do not go by the quick path, and leave nothing behind', async () => {
  const car = await addCar(house)
  const adviser = house.as('adviser')
  const finding = { id: newId(), kind: 'other', name: '修异响', qtyMilli: 1000, unitPriceFen: 1000, basis: 'finding' }
  const fault = await adviser.post('/visits/quick', await quick(car, { kind: 'repair', lines: [finding] }))
  expect(fault).toMatchObject({ status: 409, body: { code: 'reception.notQuick' } })
  const past = await adviser.post('/visits/quick', await quick(car, { promisedAt: '2027-03-01T01:00:00.000Z' }))
  expect(past).toMatchObject({ status: 409, body: { code: 'orders.promisePast' } })
  const unasked = await adviser.post('/visits/quick', await quick(car, { privacyNoticed: false }))
  expect(unasked.status).toBe(400)
  expect((await house.as('technician').post('/visits/quick', await quick(car))).status).toBe(403)
  expect((await adviser.api.visits.list({ vehicleId: car.vehicleId })).rows).toEqual([])
  expect((await adviser.api.repairOrders.list({ vehicleId: car.vehicleId })).rows).toEqual([])
})

test('RCV-06: from the plate to a signed order on one page: visit, registration, line, price, promise, one press', async () => {
  const car = await addCar(house)
  const { api } = house.as('adviser')
  const known = await api.visits.lookup({ plate: car.plate ?? '' })
  expect(known).toMatchObject({ vehicle: { id: car.vehicleId }, people: [{ id: car.ownerId, role: 'owner' }] })
  expect(known.visitId).toBeNull()
  const made = await api.visits.quick(await quick(car))
  const order = await api.repairOrders.get({ id: made.orderId })
  expect(order).toMatchObject({ totalFen: 48000, version: made.orderVersion, label: 'draft' })
  const visit = await api.visits.get({ id: made.visitId })
  expect(visit).toMatchObject({ state: 'received', quickPath: true, mileageKm: 20_800, washWanted: true })
  expect(visit.waitingMinutes).toBe(0)
  const shown = await api.repairOrders.present({ id: made.orderId, version: made.orderVersion })
  await signByCustomer(house, shown.contractPaperId)
  await signByCustomer(house, shown.orderPaperId)
  expect((await api.repairOrders.get({ id: made.orderId })).axes.authorisation).toBe('signed')
  expect((await api.visits.lookup({ plate: car.plate ?? '' })).visitId).toBe(made.visitId)
})

test('RCV-07, RCV-06: whoever comes for the first time is new by the quick path too, and is introduced there or on the visit', async () => {
  const { api } = house.as('adviser')
  const [unknown, told] = [await addCar(house), await addCar(house)]
  expect((await api.visits.lookup({ plate: unknown.plate ?? '' })).newCustomer).toBe(true)
  const introduction = async (visitId: string) => {
    const visit = await api.visits.get({ id: visitId })
    return [
      visit.newCustomer,
      visit.formalities.find(item => item.key === 'introduction')?.done,
      visit.intakeGaps.includes('introduction'),
    ]
  }
  const made = await api.visits.quick(await quick(unknown))
  expect(await introduction(made.visitId)).toEqual([true, false, true])
  const { version } = await api.visits.get({ id: made.visitId })
  await api.visits.introduce({ id: made.visitId, version, skipReason: '客户赶时间' })
  expect(await introduction(made.visitId)).toEqual([true, true, false])
  const other = await api.visits.quick(await quick(told, { introduced: true }))
  expect(await introduction(other.visitId)).toEqual([true, true, false])
  await house.advance('P1D')
  const known = await addCar(house)
  await house.advance('P1D')
  expect((await api.visits.lookup({ plate: known.plate ?? '' })).newCustomer).toBe(false)
})

test('RCV-06, RCV-01: a car already reported by the gate is not received a second time', async () => {
  const car = await addCar(house)
  const arrived = await house.as('washer').api.visits.arrive({ id: newId(), plate: car.plate, arrivedBy: 'camera' })
  const made = await house.as('adviser').api.visits.quick(await quick(car))
  expect(made.visitId).toBe(arrived.id)
  const desk = await house.as('adviser').api.visits.desk({})
  expect(desk.waiting.map(row => row.id)).not.toContain(arrived.id)
  expect(desk.mine.find(row => row.id === arrived.id)?.orders).toMatchObject([{ id: made.orderId, label: 'draft' }])
})
