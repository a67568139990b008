import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '#tools/demo/load/load-demo.ts'
import { type BareHouse, openBareHouse } from '../harness/bare-house.ts'

/** A Tuesday afternoon. */
const NOW = '2027-03-02T07:30:00.000Z'
const silent = { step: () => {}, share: () => {}, end: () => {} }

let house: BareHouse
let problems: readonly string[]
beforeAll(async () => {
  house = await openBareHouse(NOW)
  problems = await loadDemo(house.running.services, { seed: '7', stores: 2, days: 8, vehicles: 1200 }, silent)
}, 120_000)
afterAll(() => house.close())

test('every car of the demo day goes as far as its plan says', () => {
  expect(problems).toEqual([])
})
