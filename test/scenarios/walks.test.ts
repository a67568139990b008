import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { openBrakeOrder } from '../harness/orders.ts'
import {
  newOrder,
  nextStep,
  type OrderModel,
  type OrderStep,
  orderStepNames,
  stepOf,
} from '../harness/walks/order-model.ts'
import { type OrderSite, orderPosts } from '../harness/walks/order-steps.ts'
import { carInShop } from '../harness/workshop.ts'

const ORDERS = scaled(20, 500)
const seed = Number(process.env.CAREBAY_WALK_SEED ?? 7)

let house: House
beforeAll(async () => {
  house = await openHouse()
  // Every walk leaves its car where it ended: the shop is as large as it takes.
  await house.as('service').api.policies.set({ key: 'wipLimit', value: { store: 0, team: 0 } })
}, 60_000)
afterAll(() => house.close())

let slot = 0
const counts = { walks: 0, done: 0, refused: 0 }
const met = new Set<OrderStep>()

test(`R10: ${ORDERS} random walks over a repair order and its job: the house does what the model does, and refuses the rest in words`, {
  timeout: scaled(120_000, 3_600_000),
}, async () => {
  const onwards = orderCommand(nextStep)
  const anything = fc.constantFrom(...orderStepNames).map(name => orderCommand(() => name))
  const possible = fc.nat(orderStepNames.length).map(n => orderCommand(model => possibleStep(model, n)))
  const steps = fc.commands([fc.constant(onwards), anything, possible, possible], { maxCommands: 20, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.nat(orderStepNames.length), steps, async (depth, commands) => {
      const site = await openSite()
      counts.walks++
      // First some way into a visit that goes well, so that late states are met as often as early ones.
      const walk = [...Array.from({ length: depth }, () => onwards), ...commands]
      await fc.asyncModelRun(() => ({ model: newOrder(), real: site }), walk)
      // The technician pauses what he is at, and is free for the next car.
      await house.sql.query(`UPDATE clockings SET ended_at = started_at, end_reason = 'pause' WHERE ended_at IS NULL`)
      await house.sql.query(`UPDATE jobs SET state = 'paused' WHERE state = 'working'`)
    }),
    { numRuns: ORDERS, seed, endOnFailure: true },
  )
  expect(counts.walks).toBe(ORDERS)
  const wanted = scaled(orderStepNames.indexOf('fetchParts') + 1, orderStepNames.length)
  expect(
    orderStepNames.slice(0, wanted).filter(name => !met.has(name)),
    'steps no walk ever took',
  ).toEqual([])
  expect(await brokenInvariants(house.sql)).toEqual([])
  figure({
    promise: 'R10',
    what: `${ORDERS} random walks over the axes of a repair order and its job, seed ${seed}`,
    wanted: 'house as model after every step, everything else 409 in words',
    got: `${counts.done} steps done, ${counts.refused} refused, 0 differences`,
  })
})

async function openSite(): Promise<OrderSite> {
  const car = await carInShop(house)
  return { house, car, id: await openBrakeOrder(house, car), slot: ++slot, papers: [], token: '', totalFen: 0 }
}

/** The n-th of the steps that may be taken now. */
function possibleStep(model: OrderModel, n: number): OrderStep | undefined {
  const open = orderStepNames.filter(name => (stepOf(name).there?.(model) ?? true) && stepOf(name).may(model))
  return open[n % open.length]
}

/** One step of a walk, chosen by where the order stands. */
function orderCommand(choose: (model: OrderModel) => OrderStep | undefined): fc.AsyncCommand<OrderModel, OrderSite> {
  let taken: OrderStep | undefined
  return {
    check: model => {
      const name = choose(model)
      return name !== undefined && (stepOf(name).there?.(model) ?? true)
    },
    run: async (model, site) => {
      const name = choose(model)
      taken = name
      if (name === undefined) return
      const allowed = stepOf(name).may(model)
      const answer = await orderPosts[name](site, model)
      const about = `${name} at ${JSON.stringify(model)}: ${JSON.stringify(answer.body)}`
      expect(answer.status, about).toBe(allowed ? 200 : 409)
      if (!allowed)
        expect(answer.body, about).toMatchObject({ code: expect.stringContaining('.'), title: expect.any(String) })
      counts[allowed ? 'done' : 'refused']++
      if (allowed) met.add(name)
      if (allowed) Object.assign(model, stepOf(name).gives(model))
      const { authorisation, washing, work, money, delivery, cancelled } = model
      const { rows } = await site.house.sql.query(
        'SELECT authorisation, washing, work, money, delivery, cancelled_at IS NOT NULL AS cancelled FROM repair_orders WHERE id = $1',
        [site.id],
      )
      expect(rows, about).toEqual([{ authorisation, washing, work, money, delivery, cancelled }])
    },
    toString: () => taken ?? 'not taken',
  }
}
