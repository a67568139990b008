import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDaysOn } from '#domain/kernel/time.ts'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { loadDemo } from '#tools/demo/load/load-demo.ts'
import { type BareHouse, openBareHouse } from '../harness/bare-house.ts'
import type { Caller } from '../harness/caller.ts'
import { brokenInvariants } from '../harness/invariants.ts'

/** A Tuesday afternoon. */
const NOW = '2027-03-02T07:45:00.000Z'
const TODAY = '2027-03-02'
const silent = { step: () => {}, share: () => {}, end: () => {} }

let house: BareHouse
let problems: readonly string[]
let adviser: Caller
beforeAll(async () => {
  house = await openBareHouse(NOW)
  problems = await loadDemo(house.running.services, { seed: '7', stores: 1, days: 8, vehicles: 1800 }, silent)
  adviser = await house.signIn('adviser', DEMO_PASSWORD)
}, 120_000)
afterAll(() => house.close())

test('every car and booking of the demo goes as far as its plan says', () => {
  expect(problems).toEqual([])
})

test('the adviser finds bookings of today, come, late and still expected, and days ahead that thin out', async () => {
  const { rows } = await adviser.api.appointments.day({ on: TODAY })
  const expected = rows.filter(row => row.state === 'confirmed' || row.state === 'ready')
  expect(rows.filter(row => row.state === 'arrived').length).toBeGreaterThan(4)
  expect(rows.filter(row => row.state === 'noShow')).toHaveLength(1)
  expect(expected.filter(row => (row.bookedAt ?? '') < NOW)).toHaveLength(1)
  expect(expected.filter(row => (row.bookedAt ?? '') > NOW).length).toBeGreaterThan(1)
  const ahead = await Promise.all(
    [1, 2, 3, 4, 5].map(async days => (await adviser.api.appointments.day({ on: addDaysOn(TODAY, days) })).rows.length),
  )
  expect(Math.min(...ahead)).toBeGreaterThan(0)
  expect(ahead[0]).toBeGreaterThan(ahead[4] ?? 0)
})

test('R3, R6, R10, R11: what must hold everywhere holds for the demo dealer', async () => {
  expect(await brokenInvariants(house.sql)).toEqual([])
})
