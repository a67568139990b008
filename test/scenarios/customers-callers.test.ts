import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { recordMileage, setNextService } from '#server/processes/customers/mileage.ts'
import { openItemsOf, rememberOpenItem } from '#server/processes/customers/open-items.ts'
import { findOrAddPerson, personName } from '#server/processes/customers/people.ts'
import { findVehicleByPlate, isNewCustomer, vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import { addCar } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** As other processes call it: inside a command of the first store. */
async function inside<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { services } = house.running
  const store = (await listStores(services)).find(one => one.id === house.storeId)
  if (!store) throw new Error('The house has no first store')
  return asSystem(services, store, await house.now(), work)
}

test('RCV-25: the same name and phone is the same person, another name on that phone is not', async () => {
  const first = await inside(ctx => findOrAddPerson(ctx, { name: '王送修', phone: '13800138000' }))
  expect(first.isNew).toBe(true)
  expect(await inside(ctx => findOrAddPerson(ctx, { name: ' 王送修 ', phone: '+86 138-0013-8000' }))).toEqual({
    id: first.id,
    isNew: false,
  })
  const other = await inside(ctx => findOrAddPerson(ctx, { name: '李送修', phone: '13800138000' }))
  expect(other.isNew).toBe(true)
  expect((await inside(ctx => findOrAddPerson(ctx, { name: '王送修' }))).isNew).toBe(true)
  expect(await inside(ctx => personName(ctx, first.id))).toBe('王送修')
  expect(await inside(ctx => personName(ctx, null))).toBe('')
})

test('RCV-07: a customer is new when neither plate nor phone is on record', async () => {
  await addCar(house, { plate: '京N12345', ownerPhone: '13900139000' })
  const isNew = (plate: string, phone: string) => inside(ctx => isNewCustomer(ctx, { plate, phone }))
  expect(await isNew('京N54321', '13900139001')).toBe(true)
  expect(await isNew('京N·12345', '13900139001')).toBe(false)
  expect(await isNew('京N54321', '13900139000')).toBe(false)
})

test('an order gets the car with its owner and users, phones masked', async () => {
  const { vehicleId, ownerId } = await addCar(house, {
    plate: '京N11111',
    ownerName: '单于',
    ownerPhone: '13700137000',
  })
  expect(await inside(ctx => findVehicleByPlate(ctx, '京n 11111'))).toMatchObject({ id: vehicleId, title: '大众 朗逸' })
  expect(await inside(ctx => findVehicleByPlate(ctx, '京N99999'))).toBeUndefined()
  const car = await inside(ctx => vehicleForOrder(ctx, vehicleId))
  expect(car).toMatchObject({
    name: '京N11111',
    kindText: '汽油轿车',
    owner: { id: ownerId, phoneMasked: '137****7000' },
  })
  expect(car.others).toEqual([])
  await expect(inside(ctx => vehicleForOrder(ctx, newId()))).rejects.toMatchObject({ refusal: { status: 404 } })
})

test('mileage and next service follow the visits', async () => {
  const { vehicleId } = await addCar(house, { mileageKm: 10_000 })
  await expect(inside(ctx => recordMileage(ctx, vehicleId, 9_999))).rejects.toMatchObject({
    refusal: { code: 'customers.mileageBack' },
  })
  await house.advance('P30D')
  expect(await inside(ctx => recordMileage(ctx, vehicleId, 12_000))).toEqual({ surprising: false })
  await inside(ctx => setNextService(ctx, vehicleId, { on: '2027-09-01', km: 20_000, content: '保养' }))
  const { rows } = await house.sql.query(
    'SELECT mileage_km, km_per_month, next_service_km, version FROM vehicles WHERE id = $1',
    [vehicleId],
  )
  expect(rows).toEqual([{ mileage_km: 12_000, km_per_month: 2_000, next_service_km: 20_000, version: 2 }])
})

test('remembering the same declined line twice keeps one item', async () => {
  const { vehicleId } = await addCar(house)
  const id = newId()
  const source = { kind: 'orderLine', id }
  const item = { id, vehicleId, kind: 'declined' as const, text: '更换火花塞', amountFen: 48_000, source }
  expect(await inside(ctx => rememberOpenItem(ctx, item))).toBe(id)
  expect(await inside(ctx => rememberOpenItem(ctx, item))).toBe(id)
  expect(await inside(ctx => openItemsOf(ctx, vehicleId))).toMatchObject([
    { id, text: '更换火花塞', amountFen: 48_000 },
  ])
})

test('SYS-08: the other stores of the group show what was done to a car, without money and people', async () => {
  const { vehicleId } = await addCar(house)
  const [visit, order] = [newId(), newId()]
  const adviser = `(SELECT id FROM staff WHERE employee_no = 'B001')`
  const at = '2027-01-10T02:00:00Z'
  await house.sql.query(
    `INSERT INTO visits (id, store_id, vehicle_id, arrived_at, left_at, mileage_km) VALUES ($1, $2, $3, $4, $4, 8000)`,
    [visit, house.otherStoreId, vehicleId, at],
  )
  await house.sql.query(
    `INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, number, kind, adviser_id, signed_at, created_at)
     VALUES ($1, $2, $3, $4, 'WX-CB-1', 'maintenance', ${adviser}, $5, $5)`,
    [order, house.otherStoreId, visit, vehicleId, at],
  )
  await house.sql.query(
    `INSERT INTO order_lines (id, store_id, order_id, position, kind, name, hours_centi, qty_milli, unit_price_fen,
       published_price_fen, amount_fen, tax_ppm, basis) VALUES ($1, $2, $3, 1, 'labour', '更换机油', 60, 1000, 1, 1, 12345, 0, 'wish')`,
    [newId(), house.otherStoreId, order],
  )
  expect((await house.as('technician').get(`/vehicles/${vehicleId}/group-history`)).status).toBe(403)
  const history = await house.as('adviser').get(`/vehicles/${vehicleId}/group-history`)
  expect(history.body).toEqual({
    rows: [
      {
        orderId: order,
        store: '海湾汽车城北店',
        number: 'WX-CB-1',
        kind: 'maintenance',
        createdAt: '2027-01-10T02:00:00.000Z',
        mileageKm: 8_000,
        lines: ['更换机油'],
      },
    ],
  })
  const own = await house.as('adviser').api.vehicles.overview({ id: vehicleId })
  expect([own.orders, own.visits]).toEqual([[], []])
  const theirs = await house.as('other-adviser').api.vehicles.overview({ id: vehicleId })
  expect(theirs.orders).toMatchObject([{ number: 'WX-CB-1', amountFen: 12_345, lines: ['更换机油'] }])
  const workshop = await house.as('other-technician').api.vehicles.overview({ id: vehicleId })
  expect(workshop.orders[0]?.amountFen).toBeNull()
})
