import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addCar, type Car } from '../harness/customers.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
let car: Car
beforeAll(async () => {
  house = await openHouse()
  await addCar(house, { ownerName: '张三丰' })
  car = await addCar(house, { plate: '京A0D8B1', ownerName: '欧阳娜娜', ownerPhone: '13912346789' })
})
afterAll(() => house.close())

const find = async (q: string, who = 'adviser') => (await house.as(who).api.search.find({ q })).rows
const first = async (q: string, who?: string) => (await find(q, who))[0]

test('U2: nobody unsigned searches, and what means nothing finds nothing', async () => {
  expect((await house.nobody.get('/search?q=京A')).status).toBe(401)
  expect(await find('   ')).toEqual([])
  expect(await find("%_\\'; DROP TABLE people --")).toEqual([])
})

test('SYS-07: a car is found by its plate, whole, in part, misread, and by its VIN or the end of it', async () => {
  const vehicle = { kind: 'vehicle', id: car.vehicleId, title: '京A0D8B1', badge: null }
  for (const q of [
    '京A·0D8B1',
    '京a0d8',
    '0D8B1',
    'd8b',
    '京AOD8B1',
    '京A00881',
    car.vin ?? '',
    car.vin?.slice(-4) ?? '',
  ]) {
    expect(await first(q), q).toMatchObject(vehicle)
  }
  expect((await first('京A0D8B1'))?.subtitle).toBe('大众 朗逸 · 欧阳娜娜')
})

test('SYS-07: a customer is found by name, piece of it, pinyin, initials, phone or its last four', async () => {
  const person = { kind: 'person', id: car.ownerId, title: '欧阳娜娜', vehicleId: car.vehicleId }
  for (const q of ['欧阳娜娜', '欧阳', '阳娜', '娜娜', 'ouyang', 'oynn', '139 1234 6789', '6789']) {
    expect(await first(q), q).toMatchObject(person)
  }
  expect((await first('欧阳'))?.subtitle).toBe('139****6789 · 京A0D8B1')
})

test('CRM-13: the workshop finds cars, not their owners', async () => {
  expect(await find('欧阳娜娜', 'technician')).toEqual([])
  expect(await find('13912346789', 'technician')).toEqual([])
  expect(await first('京A0D8B1', 'technician')).toMatchObject({ kind: 'vehicle', subtitle: '大众 朗逸' })
})

test('parts are found by number, alias and initials; orders only by their own store', async () => {
  const partId = newId()
  await house.sql.query(
    `INSERT INTO parts (id, number, number_key, name, initials, pinyin, category, grade, cost_fen, price_fen)
     VALUES ($1, '04E 115 561-H', '04E115561H', '机油滤清器', 'jylqq', 'jiyoulvqingqi', '滤清', 'original', 1, 2)`,
    [partId],
  )
  await house.sql.query(`INSERT INTO part_aliases VALUES ($1, '机滤', 'jl')`, [partId])
  for (const q of ['04e115', '04E-115-561 H', '机滤', '滤清', 'jylqq', 'jl']) {
    expect(await first(q), q).toMatchObject({ kind: 'part', id: partId, badge: '无库存' })
  }
  await house.sql.query(
    `INSERT INTO visits (id, store_id, number, vehicle_id, plate, arrived_at) VALUES ($1, $2, 'LD-BJ-20270302-0042', $3, '京A0D8B1', '2027-03-02T01:00:00Z')`,
    [newId(), house.storeId, car.vehicleId],
  )
  expect(await first('LD-BJ-20270302-0042')).toMatchObject({ kind: 'visit', vehicleId: car.vehicleId })
  expect(await first('0302-0042')).toMatchObject({ kind: 'visit' })
  expect(await first('京A0D8B1')).toMatchObject({ kind: 'vehicle', badge: '在店' })
  expect(await find('LD-BJ-20270302-0042', 'other-adviser')).toEqual([])
  expect(await first('京A0D8B1', 'other-adviser')).toMatchObject({ kind: 'vehicle', badge: null })
})

test('a car is still found by the plate it had before', async () => {
  const { vehicleId } = await addCar(house, { plate: '沪C98765' })
  await house.as('adviser').api.vehicles.setPlate({ id: vehicleId, version: 1, plate: null })
  expect(await first('沪C98765')).toMatchObject({ kind: 'vehicle', id: vehicleId })
})

test('never more than twelve rows', async () => {
  for (let i = 0; i < 14; i++) await addCar(house, { ownerName: '司马懿' })
  expect(await find('司马')).toHaveLength(12)
})
