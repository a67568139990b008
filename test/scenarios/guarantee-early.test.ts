import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, addHours, dateOn } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let engineId: string
beforeAll(async () => {
  house = await openHouse()
  engineId = newId()
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, steps)
      VALUES ($1, 'T-ENGINE', '更换发动机总成', '发动机', '机修', 1200, '总成修理', '[]')`,
    [engineId],
  )
})
afterAll(() => house.close())

type New = { days: number | null; km?: number; usage?: 'household' | 'operating' }

/** A car so many days after its purchase, with so many kilometres; null when nobody entered the day. */
async function newCar({ days, km = 500, usage = 'household' }: New) {
  const car = await carInShop(house)
  await house.sql.query('UPDATE visits SET mileage_km = $1 WHERE id = $2', [km, car.visitId])
  const today = dateOn(await house.now())
  const { api } = house.as('adviser')
  const { vehicle } = await api.vehicles.overview({ id: car.vehicleId })
  const purchasedOn = days === null ? null : addDaysOn(today, -days)
  await api.vehicles.edit({ id: car.vehicleId, version: vehicle.version, purchasedOn, usage })
  return car
}

const because = { qtyMilli: 1000, basis: 'finding', basisText: '冷车异响' } as const

async function engineOrder(car: Awaited<ReturnType<typeof newCar>>, payer: 'customer' | 'maker' = 'maker') {
  const id = newId()
  const line = { id: newId(), kind: 'labour', labourOperationId: engineId, payer, ...because } as const
  await house.as('adviser').api.repairOrders.open({ id, visitId: car.visitId, kind: 'warranty', lines: [line] })
  await promise(id)
  return id
}

async function promise(id: string) {
  const { api } = house.as('adviser')
  const { version } = await api.repairOrders.get({ id })
  await api.repairOrders.promise({ id, version, promisedAt: addHours(await house.now(), 30), reason: '客户等候' })
}

async function present(id: string) {
  const { version } = await house.as('adviser').api.repairOrders.get({ id })
  return house.as('adviser').post(`/repair-orders/${id}/present`, { version })
}

const early = async (id: string) => (await house.as('adviser').api.guarantee.ofOrder({ id })).early
const finding = (fault: string) => ({ faultId: newId(), fault, evidence: '拆检：三缸缸体裂纹，照片见附件' })
const confirm = (id: string, fault: string, by = 'adviser', more: object = {}) =>
  house.as(by).post(`/guarantee/orders/${id}/faults`, { ...finding(fault), ...more })

async function dutiesOf(id: string, kind = 'guarantee.early') {
  const { rows } = await house.sql.query(
    `SELECT id FROM duties WHERE subject_id = $1 AND kind = $2 AND state = 'open'`,
    [id, kind],
  )
  return rows.length
}

test('WAR-11: an order that may give a new car back is not signed before somebody judged the fault; the counter sees why', async () => {
  const id = await engineOrder(await newCar({ days: 7 }))
  expect(await dutiesOf(id)).toBe(1)
  const { blockers, can } = await house.as('adviser').api.repairOrders.get({ id })
  expect(can.present).toBe(false)
  expect(blockers).toEqual([
    {
      code: 'guarantee.earlyOpen',
      path: `/guarantee/orders/${id}`,
      text: '购车 7 天：“更换发动机总成”可能属于发动机或其主要零部件，签字前请在“质保与三包”中确认或排除',
    },
  ])
  expect(await present(id)).toMatchObject({ status: 409, body: { code: 'guarantee.earlyOpen' } })
  expect((await early(id)).pending).toEqual([
    { fault: 'engine', because: ['更换发动机总成'], rights: ['car', 'assembly'] },
  ])
  expect((await confirm(id, 'engine', 'washer')).status).toBe(403)
  expect((await confirm(id, 'engine', 'other-adviser')).status).toBe(404)
  expect((await confirm(id, 'engine', 'adviser', { evidence: ' ' })).status).toBe(400)
  const deny = (by: string) => house.as(by).post(`/guarantee/orders/${id}/faults/deny`, finding('engine'))
  expect((await deny('adviser')).status).toBe(403)
  expect((await deny('service')).status).toBe(200)
  expect((await present(id)).status).toBe(200)
  expect(await dutiesOf(id)).toBe(0)
  // It was the engine after all: the owner's right comes back with the finding.
  expect((await confirm(id, 'engine')).status).toBe(200)
  expect((await deny('service')).body).toMatchObject({ code: 'guarantee.earlyDecided' })
  expect((await early(id)).faults).toMatchObject([{ verdict: 'confirmed', rights: ['car', 'assembly'], choice: '' }])
})

test('WAR-11: within 7 days by an assembly the car goes back free of any charge for its use, and is answered in its time', async () => {
  const car = await newCar({ days: 7, km: 3001 })
  const id = await engineOrder(car)
  const ask = (about = 'engine') =>
    house.as('adviser').post(`/guarantee/vehicles/${car.vehicleId}/exchanges`, {
      ...{ exchangeId: newId(), kind: 'refund', clock: 'early', about, priceFen: 20_000_000, km: 3001, ratePpm: 5_000 },
    })
  expect((await ask()).body).toMatchObject({ code: 'guarantee.noGround' })
  expect((await confirm(id, 'engine')).body).toMatchObject({ rights: ['car'] })
  expect(await present(id)).toMatchObject({ body: { code: 'guarantee.earlyChoice' } })
  expect((await ask('brakes')).body).toMatchObject({ code: 'guarantee.noGround' })
  const asked = await ask()
  expect(asked).toMatchObject({ status: 200, body: { usageFen: 0, backFen: 20_000_000 } })
  const exchangeId = String(Object(asked.body).id)
  expect(await dutiesOf(exchangeId, 'guarantee.answer')).toBe(1)
  expect(await present(id)).toMatchObject({ body: { code: 'guarantee.earlyExchange' } })
  const [fault] = (await early(id)).faults
  const choose = (version = 0, choice = 'repair') =>
    house.as('adviser').post(`/guarantee/faults/${fault?.id}/choice`, { version, choice })
  expect((await choose(fault?.version)).body).toMatchObject({ code: 'guarantee.exchangeOpen' })
  const { exchanges, standing } = await house.as('service').api.guarantee.vehicle({ id: car.vehicleId })
  expect(exchanges).toMatchObject([{ clock: 'early', about: 'engine', state: 'asked', usageFen: 0, ratePpm: 0 }])
  expect(standing).toMatchObject({ days: 7, isCarOpen: true, carUntilOn: dateOn(await house.now()) })
  await house
    .as('service')
    .api.guarantee.answerExchange({ id: exchangeId, version: 1, agreed: false, note: '改装所致' })
  expect(await present(id)).toMatchObject({ body: { code: 'guarantee.earlyChoice' } })
  const [anew] = (await early(id)).faults
  expect((await choose(anew?.version, 'assembly')).body).toMatchObject({ code: 'guarantee.earlyNoRight' })
  expect((await choose(anew?.version)).status).toBe(200)
  expect((await present(id)).status).toBe(200)
  await expect(
    house.sql.query('UPDATE guarantee_exchanges SET usage_fen = 1, back_fen = price_fen - 1 WHERE id = $1', [
      exchangeId,
    ]),
  ).rejects.toThrow(/guarantee_exchange_early_free/)
})

test('WAR-11: from the eighth day to 60 days or 3,000 km the owner may have a new assembly, free and by work that changes it', async () => {
  const car = await newCar({ days: 8, km: 3000 })
  const id = await engineOrder(car, 'customer')
  expect((await confirm(id, 'engine')).body).toMatchObject({ rights: ['assembly'] })
  const [fault] = (await early(id)).faults
  const choose = (choice: string, version = 1) =>
    house.as('adviser').post(`/guarantee/faults/${fault?.id}/choice`, { version, choice })
  expect((await choose('car')).status).toBe(400)
  expect((await choose('assembly', 7)).status).toBe(409)
  expect((await choose('assembly')).status).toBe(200)
  expect(await present(id)).toMatchObject({ body: { code: 'guarantee.earlyPaid' } })
  const { lines, version } = await house.as('adviser').api.repairOrders.get({ id })
  expect(lines).toHaveLength(1)
  const line = { kind: 'labour', labourOperationId: engineId, payer: 'maker', ...because } as const
  await house.as('adviser').api.repairOrders.saveLines({ id, version, lines: [{ id: newId(), ...line }] })
  expect((await present(id)).status).toBe(200)
  const late = await engineOrder(await newCar({ days: 60, km: 3001 }))
  expect((await early(late)).pending).toEqual([])
  expect((await confirm(late, 'engine')).body).toMatchObject({
    code: 'guarantee.earlyOver',
    detail: '已超过法定期限：购车 60 天、3001 km（四大总成退换车 7 天；严重故障和换总成 60 天或 3000 km）',
  })
  expect((await present(late)).status).toBe(200)
})

test.each([
  [60, 3000, true],
  [61, 100, false],
  [60, 3001, false],
] as const)('WAR-11: brakes on day %i at %i km give back the car: %s', async (days, km, held) => {
  const id = await openBrakeOrder(house, await newCar({ days, km }))
  await promise(id)
  expect((await early(id)).pending.map(({ fault }) => fault)).toEqual(held ? ['brakes'] : [])
  expect((await present(id)).status).toBe(held ? 409 : 200)
  expect((await confirm(id, 'brakes')).status).toBe(held ? 200 : 409)
})

test('WAR-11: a car of operating use is outside; one of no known day is asked for it; long registered it is no new car', async () => {
  const taxi = await openBrakeOrder(house, await newCar({ days: 3, usage: 'operating' }))
  await promise(taxi)
  expect(await early(taxi)).toMatchObject({ pending: [], standing: { usage: 'operating', isCarOpen: false } })
  expect((await confirm(taxi, 'brakes')).body).toMatchObject({ code: 'guarantee.earlyOperating' })
  expect((await present(taxi)).status).toBe(200)
  const car = await newCar({ days: null })
  const id = await openBrakeOrder(house, car)
  await promise(id)
  expect(await present(id)).toMatchObject({ body: { code: 'guarantee.earlyUnknown' } })
  expect((await confirm(id, 'brakes')).body).toMatchObject({ code: 'guarantee.earlyUnknown' })
  const today = dateOn(await house.now())
  await house.sql.query('UPDATE vehicles SET first_registered_on = $1 WHERE id = $2', [
    addDaysOn(today, -61),
    car.vehicleId,
  ])
  expect((await present(id)).status).toBe(200)
})

test('WAR-11: what the owner says is enough to ask; found in the workshop, it is judged before the add-on is agreed', async () => {
  const car = await newCar({ days: 30 })
  const id = newId()
  const oil = { id: newId(), kind: 'labour', labourOperationId: car.operationId, ...because } as const
  const { api, post } = house.as('adviser')
  await house.sql.query(`UPDATE visits SET customer_words = '高速上刹车失灵' WHERE id = $1`, [car.visitId])
  await house.sql.query(`UPDATE labour_operations SET system = '保养' WHERE id = $1`, [car.operationId])
  await api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: [oil] })
  expect((await early(id)).pending).toMatchObject([{ fault: 'brakes', because: ['高速上刹车失灵'], rights: ['car'] }])
  await house.as('service').api.guarantee.denyFault({ id, faultId: newId(), fault: 'brakes', evidence: '脚垫卡住踏板' })
  await signOrder(house, id)
  const addOn = newId()
  const found = { orderId: id, id: addOn, reason: '机脚处异响', safety: false, consequence: '', lines: [], fileIds: [] }
  await house.as('technician').api.repairOrders.findAddOn(found)
  const line = { id: newId(), kind: 'labour', labourOperationId: engineId, payer: 'maker', ...because } as const
  const newPromisedAt = addHours(await house.now(), 60)
  const price = () => post(`/add-ons/${addOn}/price`, { version: 1, extraMinutes: 60, newPromisedAt, lines: [line] })
  expect((await price()).body).toMatchObject({ code: 'guarantee.earlyOpen' })
  expect((await confirm(id, 'engine', 'inspector')).body).toMatchObject({ rights: ['assembly'] })
  const fault = (await early(id)).faults.find(row => row.fault === 'engine')
  await api.guarantee.chooseRight({ id: fault?.id ?? '', version: 1, choice: 'assembly' })
  expect((await price()).status).toBe(200)
})
