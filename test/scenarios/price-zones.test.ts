import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { storeIds } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const reason = '区域统一调价'
const rateIn = async (username: string) =>
  (await house.as(username).api.catalogue.prices({ kind: 'rate' })).rows.find(row => row.code === '机修')?.priceFen
const partIn = async (username: string, partId: string) =>
  (await house.as(username).api.catalogue.prices({ kind: 'part' })).rows.find(row => row.id === partId)?.priceFen

test('EST-09: a price zone makes rates and part prices the same in all its stores, and no store sets its own beside it', async () => {
  const car = await carInShop(house)
  await carInShop(house, { store: storeIds.second })
  const zone = { id: newId(), name: '华北区', storeIds: [storeIds.first, storeIds.second] }
  expect((await house.nobody.post('/price-zones', zone)).status).toBe(401)
  expect((await house.as('service').post('/price-zones', zone)).status).toBe(403)
  expect(await house.as('gm').post('/price-zones', { ...zone, storeIds: [newId()] })).toMatchObject({ status: 404 })
  await house.as('gm').api.catalogue.addZone(zone)
  expect(await house.as('gm').post('/price-zones', { ...zone, id: newId() })).toMatchObject({
    body: { code: 'catalogue.zoneTaken' },
  })
  expect([await rateIn('adviser'), await rateIn('other-adviser')]).toEqual([12_000, 12_000])
  const rate = { trade: '机修', rateFen: 15_000, reason }
  expect(await house.as('service').post('/labour-rates', { id: newId(), ...rate, zoneId: zone.id })).toMatchObject({
    status: 403,
    body: { code: 'catalogue.zoneOnly' },
  })
  await house.as('gm').api.catalogue.setRate({ id: newId(), ...rate, zoneId: zone.id })
  const price = { id: car.partId, priceId: newId(), priceFen: 39_900, reason, zoneId: zone.id }
  await house.as('gm').api.catalogue.setPartPrice(price)
  for (const username of ['adviser', 'other-adviser']) {
    expect(await rateIn(username)).toBe(15_000)
    expect(await partIn(username, car.partId)).toBe(39_900)
    expect((await house.as(username).api.catalogue.part({ id: car.partId })).priceFen).toBe(39_900)
  }
  const alone = { id: newId(), ...rate, rateFen: 9_000 }
  expect(await house.as('other-service').post('/labour-rates', alone)).toMatchObject({
    status: 409,
    body: { code: 'catalogue.ofZone', params: { zone: '华北区' } },
  })
  expect(
    await house.as('service').post(`/catalogue/parts/${car.partId}/prices`, { priceId: newId(), priceFen: 1, reason }),
  ).toMatchObject({ body: { code: 'catalogue.ofZone' } })

  // What is ordered costs what the zone publishes; a line raised by hand waits for somebody who may allow it.
  const orderId = await openBrakeOrder(house, car)
  const { lines, version } = await house.as('adviser').api.repairOrders.get({ id: orderId })
  expect(lines.map(line => [line.unitPriceFen, line.publishedPriceFen])).toEqual([
    [15_000, 15_000],
    [39_900, 39_900],
  ])
  expect(version).toBe(1)
})

test('EST-09: a store that leaves its zone has its own prices again, and only the newest list of stores is changed', async () => {
  const { api } = house.as('gm')
  const { rows, ownId, can } = await api.catalogue.zones({})
  const zone = rows.find(row => row.id === ownId)
  expect([zone?.name, zone?.stores.length, can.manage]).toEqual(['华北区', 2, true])
  expect((await house.as('adviser').api.catalogue.zones({})).can.manage).toBe(false)
  const edited = { name: '华北区', storeIds: [storeIds.first] }
  expect(await house.as('gm').post(`/price-zones/${ownId}/edit`, { ...edited, version: 9 })).toMatchObject({
    status: 409,
  })
  await api.catalogue.editZone({ id: ownId ?? '', version: zone?.version ?? 0, ...edited })
  expect([await rateIn('adviser'), await rateIn('other-adviser')]).toEqual([15_000, 12_000])
  await house
    .as('other-service')
    .api.catalogue.setRate({ id: newId(), trade: '机修', rateFen: 11_000, reason: '本店价' })
  expect([await rateIn('adviser'), await rateIn('other-adviser')]).toEqual([15_000, 11_000])
})

test('EST-09: joining or leaving a zone changes no price of the days before', async () => {
  const { api } = house.as('gm')
  const rateAt = async (at: string) =>
    (await house.as('other-adviser').api.catalogue.prices({ kind: 'rate', at })).rows.find(row => row.code === '机修')
      ?.priceFen
  const before = await house.now()
  expect(await rateAt(before)).toBe(11_000)
  await house.advance('PT24H')
  const { rows, ownId } = await api.catalogue.zones({})
  const id = ownId ?? ''
  const both = { id, name: '华北区', storeIds: [storeIds.first, storeIds.second] }
  await api.catalogue.editZone({ ...both, version: rows.find(row => row.id === id)?.version ?? 0 })
  const joined = await house.now()
  // The zone's rate is older than the membership, and binds from the membership on.
  expect([await rateAt(before), await rateAt(joined)]).toEqual([11_000, 15_000])
  await house.advance('PT24H')
  const version = (await api.catalogue.zones({})).rows.find(row => row.id === id)?.version ?? 0
  await api.catalogue.editZone({ ...both, storeIds: [storeIds.first], version })
  const left = await house.now()
  expect([await rateAt(before), await rateAt(joined), await rateAt(left)]).toEqual([11_000, 15_000, 11_000])
})
