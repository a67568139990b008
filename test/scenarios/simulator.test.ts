import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng, type Rng } from '#domain/kernel/rng.ts'
import { addPart } from '../harness/catalogue.ts'
import { acceptCar } from '../harness/deliver.ts'
import { type Faults, faultyFetch } from '../harness/faulty.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { openBrakeOrder, signOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

const DAYS = scaled(3, 30)
const seeds = (process.env.CAREBAY_SIM_SEEDS ?? '1,2,3,4,5').split(',')

let house: House
beforeEach(async () => {
  house = await openHouse()
}, 60_000)
afterEach(() => house.close())

/** What the shop must hold, kept by somebody who only counts on paper. */
type Paper = { partId: string; onHand: number; visits: number; left: number; paidFen: number; cancelled: number }

test.each(seeds)(
  `R1 to R11: seed %s plays ${DAYS} days of a shop over a bad network; paper and house agree every evening`,
  {
    timeout: scaled(120_000, 1_800_000),
  },
  async seed => {
    const rng = createRng(`simulator ${seed}`)
    const faults: Faults = { dropped: 0, doubled: 0 }
    const shop = house.over(faultyFetch(rng.fork('network'), faults))
    const paper: Paper = { partId: await addPart(house), onHand: 0, visits: 0, left: 0, paidFen: 0, cancelled: 0 }
    for (let day = 1; day <= DAYS; day++) {
      await outsideWeather(rng)
      for (let turn = rng.int(2, 4); turn > 0; turn--) await rng.pick([visit, visit, receive, giveUp])(shop, rng, paper)
      await house.advance(`PT${rng.int(14, 26)}H`)
      const evening = `seed ${seed}, evening ${day}`
      expect(await counted(paper.partId), evening).toEqual({
        onHand: paper.onHand,
        left: paper.left,
        paidFen: paper.paidFen,
        cancelled: paper.cancelled,
      })
      expect(await brokenInvariants(house.sql), evening).toEqual([])
    }
    expect(faults.dropped + faults.doubled, 'the network was bad').toBeGreaterThan(0)
    figure({
      promise: 'R10',
      what: `simulator, seed ${seed}: ${DAYS} days, ${paper.visits} visits, ${faults.dropped} answers lost, ${faults.doubled} requests doubled`,
      wanted: 'paper and house agree every evening, no invariant broken',
      got: `agreed ${DAYS} times, 0 broken`,
    })
  },
)

/** SMS and mail work, fail or dawdle for the day; the shop must not notice. */
async function outsideWeather(rng: Rng): Promise<void> {
  const { outside } = house.as('admin').api
  await outside.setSwitch({ party: 'sms', mode: rng.pick(['ok', 'fail', 'slow'] as const) })
}

/** A car from the signature to the gate, paid in one to three parts; the gate is asked twice. */
async function visit(shop: House, rng: Rng, paper: Paper): Promise<void> {
  const { orderId, car, statementId } = await acceptCar(shop, { followUpWanted: rng.int(0, 1) === 1 })
  paper.visits++
  const cashier = shop.as('cashier').api.settlement
  const { openFen } = await cashier.get({ id: statementId })
  let rest = openFen
  for (let parts = rng.int(1, 3); rest > 0; parts--) {
    const amountFen = parts <= 1 ? rest : rng.int(1, rest - 1)
    await cashier.pay({ id: statementId, paymentId: newId(), way: rng.pick(['cash', 'card'] as const), amountFen })
    rest -= amountFen
  }
  paper.paidFen += openFen
  const { api } = shop.as('adviser')
  const { version } = await api.delivery.get({ id: orderId })
  const handed = ['gatePass', 'order', 'statement', 'certificate', 'papers', 'key'] as const
  const pass = await api.delivery.handOver({
    id: orderId,
    version,
    handed: [...handed],
    signerName: '周正',
    image: pen,
  })
  const { plate } = await api.repairOrders.get({ id: orderId })
  expect(await shop.as('gate').api.gate.scan({ token: pass.token, plate })).toMatchObject({ opens: true })
  expect(await shop.as('gate').api.gate.scan({ token: pass.token, plate })).toMatchObject({ opens: false })
  expect(car.visitId).not.toBe('')
  paper.left++
}

async function receive(shop: House, rng: Rng, paper: Paper): Promise<void> {
  const pieces = rng.int(1, 9)
  const lines = [{ partId: paper.partId, qtyMilli: pieces * 1000, unitCostFen: rng.int(100, 90_000) }]
  await shop.as('parts').api.stock.receive({ id: newId(), supplier: '滨江配件行', lines })
  paper.onHand += pieces
}

/** The customer thinks better of it, before or after signing. */
async function giveUp(shop: House, rng: Rng, paper: Paper): Promise<void> {
  const id = await openBrakeOrder(shop, await carInShop(shop))
  if (rng.int(0, 1) === 1) await signOrder(shop, id)
  const { api } = shop.as('adviser')
  const { version } = await api.repairOrders.get({ id })
  await api.repairOrders.cancel({ id, version, reason: '客户改变主意' })
  paper.cancelled++
}

async function counted(partId: string) {
  const { rows } = await house.sql.query<{ onHand: number; left: number; paidFen: number; cancelled: number }>(
    `SELECT (SELECT coalesce(sum(on_hand_milli), 0) / 1000 FROM stock_balances WHERE part_id = $1)::int AS "onHand",
      (SELECT count(*) FROM repair_orders WHERE delivery = 'gone')::int AS left,
      (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE state = 'succeeded')::int AS "paidFen",
      (SELECT count(*) FROM repair_orders WHERE cancelled_at IS NOT NULL)::int AS cancelled`,
    [partId],
  )
  return rows[0]
}
