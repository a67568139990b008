import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
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
