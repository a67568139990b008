import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('RCV-23: the key goes with the car from the board through workshop and adviser to the customer, once each', async () => {
  const car = await carInShop(house)
  const { api } = house.as('adviser')
  await api.visits.issueKey({ visitId: car.visitId, id: newId(), tagNumber: '012', place: 'B1' })
  await deliverCar(house, { car })
  const trail = (await api.visits.keyTrail({ visitId: car.visitId })).rows
  expect(trail.map(row => [row.holderKind, row.place || row.holder, row.note])).toEqual([
    ['board', 'B1', '接车'],
    ['staff', '郑凯', '车间接收'],
    ['staff', '林晓', '完工接车'],
    ['customer', expect.anything(), '交车'],
  ])
})

test('RCV-23: while another order of the visit is in the shop, its hand-over leaves the key; it goes with the car', async () => {
  const car = await carInShop(house)
  const { api } = house.as('adviser')
  await api.visits.issueKey({ visitId: car.visitId, id: newId(), tagNumber: '013', place: 'B2' })
  await openBrakeOrder(house, car)
  await deliverCar(house, { car })
  const trail = (await api.visits.keyTrail({ visitId: car.visitId })).rows
  expect(trail.map(row => row.note)).toEqual(['接车', '车间接收', '完工接车', '随车离厂'])
})

test('RCV-23: a key lent to the customer whose tag was given out meanwhile comes back under a new tag', async () => {
  const [lent, other] = [await carInShop(house), await carInShop(house)]
  const { api } = house.as('adviser')
  await api.visits.issueKey({ visitId: lent.visitId, id: newId(), tagNumber: '077', place: 'B3' })
  await api.visits.moveKey({ visitId: lent.visitId, holderKind: 'customer', note: '客户取物' })
  await api.visits.issueKey({ visitId: other.visitId, id: newId(), tagNumber: '077', place: 'B4' })
  const back = await api.visits.moveKey({ visitId: lent.visitId, holderKind: 'board', place: 'B3' })
  expect(back.tagNumber).not.toBe('077')
  const { rows } = await house.sql.query<{ tag: string }>(
    'SELECT tag_number AS tag FROM keys WHERE visit_id = ANY($1) AND released_at IS NULL',
    [[lent.visitId, other.visitId]],
  )
  expect(new Set(rows.map(row => row.tag)).size).toBe(2)
})
