import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { giveLine, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import { issueAll } from '../harness/issue-parts.ts'
import { finishJob, inspectThrough, openBrakeOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { bookFor, finishedOrder, other, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

const cashier = () => house.as('cashier')

async function unpaid(...fens: number[]) {
  const orderId = await finishedOrder(house, shelf, await bookFor(house, shelf), fens.map(other))
  const { statements } = await cashier().api.settlement.total({ id: orderId })
  const statementId = statements[0]?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  return { orderId, statementId }
}

const ask = (statementId: string, more: object = {}, username = 'cashier') =>
  house.as(username).post(`/statements/${statementId}/demands`, {
    ...{ demandId: newId(), kind: 'discount', words: '老客户，等了两个小时', discountPpm: 80_000 },
    ...more,
  })

/** Decides the question that is open about it. */
async function decide(subjectId: string, username: string, granted = true) {
  const { rows } = await house.sql.query(
    `SELECT id, version FROM approvals WHERE subject_id = $1 AND state = 'asked'`,
    [subjectId],
  )
  const decision = { version: rows[0]?.version, granted, note: granted ? '同意' : '已在维修时让利' }
  return house.as(username).post(`/approvals/${rows[0]?.id}/decide`, decision)
}

const apply = (id: string, version: number) => cashier().post(`/settlement-demands/${id}/application`, { version })
const billOf = (id: string) => cashier().api.settlement.get({ id })

test('SET-03: no discount without its share, on another’s bill, after money came in, or twice at once', async () => {
  const { statementId } = await unpaid(100_000)
  expect((await ask(statementId, {}, 'technician')).status).toBe(403)
  expect((await ask(statementId, {}, 'other-cashier')).status).toBe(404)
  expect(await ask(statementId, { discountPpm: 0 })).toMatchObject({ body: { code: 'settlement.demandShare' } })
  expect(await ask(statementId, { kind: 'complaint' })).toMatchObject({ body: { code: 'settlement.demandShare' } })
  const first = await ask(statementId)
  expect(first.status).toBe(200)
  expect(await ask(statementId)).toMatchObject({ status: 409, body: { code: 'settlement.demandOpen' } })
  const { id } = Object(first.body)
  expect(await apply(id, 1)).toMatchObject({ status: 409, body: { code: 'settlement.demandNotGranted' } })
  expect((await decide(id, 'cashier')).status).toBe(403)
  expect((await decide(id, 'supervisor', false)).status).toBe(200)
  expect((await billOf(statementId)).demands).toMatchObject([
    { state: 'refused', decidedBy: '梁栋', note: '已在维修时让利', discountPpm: 80_000 },
  ])
  expect(await apply(id, 2)).toMatchObject({ body: { code: 'settlement.demandNotGranted' } })
  await cashier().api.settlement.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: 1_000 })
  expect(await ask(statementId)).toMatchObject({ status: 409, body: { code: 'settlement.alreadyPaid' } })
  const maker = await finishedOrder(house, shelf, await bookFor(house, shelf), [{ ...other(5_000), payer: 'maker' }])
  const { statements } = await cashier().api.settlement.total({ id: maker })
  expect(await ask(statements[0]?.id ?? '')).toMatchObject({ body: { code: 'settlement.demandPayer' } })
})

test('SET-03: eight percent need the supervisor and whoever may give so much; the bill made anew prints both', async () => {
  const { orderId, statementId } = await unpaid(100_001, 33_333)
  const { id } = Object((await ask(statementId)).body)
  expect((await decide(id, 'supervisor')).status).toBe(200)
  // Five percent are the supervisor's to give; his consent passes eight on to the service manager.
  expect((await billOf(statementId)).demands).toMatchObject([{ state: 'asked', decidedBy: '' }])
  expect(await apply(id, 1)).toMatchObject({ body: { code: 'settlement.demandNotGranted' } })
  expect((await decide(id, 'supervisor')).status).toBe(403)
  expect((await decide(id, 'service')).status).toBe(200)
  const applied = await apply(id, 2)
  // 8 % of 1,333.34 yuan, rounded down.
  expect(applied).toMatchObject({ status: 200, body: { totalFen: 133_334 - 10_666 } })
  expect(await apply(id, 3)).toMatchObject({ status: 409, body: { code: 'settlement.demandNotGranted' } })
  const fresh = await billOf(Object(applied.body).statementId)
  expect(fresh).toMatchObject({
    discountFen: 10_666,
    totalFen: 122_668,
    checkedAt: null,
    demands: [{ state: 'applied' }],
  })
  expect(await billOf(statementId)).toMatchObject({ state: 'reversed' })
  const { content } = (await cashier().api.papers.get({ id: fresh.paperId ?? '' })).document
  expect(content).toMatchObject({
    deductions: [{ name: '优惠 8%（梁栋、唐宁批准）', amountFen: 10_666 }],
    approval: expect.stringContaining('老客户，等了两个小时'),
    totalFen: 122_668,
  })
  const { rows } = await house.sql.query(
    `SELECT sum(amount_fen - discount_fen)::int AS net, sum(discount_fen)::int AS discount FROM statement_lines WHERE statement_id = $1`,
    [fresh.id],
  )
  expect(rows).toEqual([{ net: 122_668, discount: 10_666 }])
  // Withdrawn for another reason and made again, what was allowed is still given.
  await cashier().api.settlement.withdraw({ id: orderId, reason: '漏项' })
  expect((await cashier().api.settlement.total({ id: orderId })).statements).toMatchObject([{ totalFen: 122_668 }])
  expect((await brokenInvariants(house.sql)).filter(fault => fault.startsWith('statement-'))).toEqual([])
})

test('SET-03: a complaint at the counter is the supervisor’s to answer, and changes no figure', async () => {
  const { statementId } = await unpaid(20_000)
  const asked = await ask(statementId, { kind: 'complaint', words: '洗车不干净', discountPpm: 0 }, 'adviser')
  const { id } = Object(asked.body)
  expect((await decide(id, 'supervisor')).status).toBe(200)
  expect(await billOf(statementId)).toMatchObject({
    ...{
      totalFen: 20_000,
      discountFen: 0,
      demands: [{ kind: 'complaint', words: '洗车不干净', state: 'granted', note: '同意' }],
    },
  })
  expect((await apply(id, 2)).status).toBe(409)
})

test('SET-03: of 32 cashiers who put the discount on the bill, or take money, one bill stands and the books agree', async () => {
  const { orderId, statementId } = await unpaid(100_000)
  const { id } = Object((await ask(statementId, { discountPpm: 50_000 })).body)
  expect((await decide(id, 'supervisor')).status).toBe(200)
  const pay = () =>
    cashier().post(`/statements/${statementId}/payments`, { paymentId: newId(), way: 'cash', amountFen: 10_000 })
  const answers = await Promise.all(Array.from({ length: 32 }, (_, at) => (at % 2 === 0 ? apply(id, 2) : pay())))
  expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200, 409]))
  const { rows } = await house.sql.query(
    `SELECT s.state, s.total_fen::int AS total, (SELECT coalesce(sum(p.amount_fen), 0)::int FROM payments p WHERE p.statement_id = s.id AND p.state = 'succeeded') AS paid,
        (SELECT balance_fen::int FROM money_accounts WHERE kind = 'receivable' AND subject_id = s.id) AS owed
      FROM statements s WHERE s.order_id = $1 ORDER BY s.totalled_at, s.number`,
    [orderId],
  )
  for (const row of rows) expect(row.owed).toBe(row.state === 'reversed' ? 0 : row.total - row.paid)
  const standing = rows.filter(row => row.state !== 'reversed')
  expect(standing).toHaveLength(1)
  // Either the discount was first, then nothing was paid on the old bill; or the money, then the bill stands as it was.
  expect(standing[0]).toMatchObject(
    rows.length === 2 ? { total: 95_000, paid: 0 } : { total: 100_000, paid: expect.any(Number) },
  )
})

test('SET-08, SET-03: a price ten percent above the board, or less by hand, is neither signed nor agreed nor billed unallowed', async () => {
  const adviser = house.as('adviser')
  const car = await carInShop(house)
  const draft = await openBrakeOrder(house, car)
  const line = (await adviser.api.repairOrders.get({ id: draft })).lines.find(each => each.kind === 'part')
  const pads = { id: line?.id ?? '', kind: 'part', partId: car.partId, qtyMilli: 1000, basis: 'wish' } as const
  const save = async (more: object) => {
    const { version } = await adviser.api.repairOrders.get({ id: draft })
    return adviser.post(`/repair-orders/${draft}/lines`, { version, lines: [{ ...pads, ...more }] })
  }
  expect(await save({ discountFen: 1_000 })).toMatchObject({ status: 400, body: { code: 'orders.deviationReason' } })
  expect((await save({ discountFen: 1_000, deviationReason: '老客户' })).status).toBe(200)
  const promisedAt = addHours(await house.now(), 5)
  const { version } = await adviser.api.repairOrders.get({ id: draft })
  await adviser.api.repairOrders.promise({ id: draft, version, promisedAt, reason: '约定' })
  const blockers = async () => (await adviser.api.repairOrders.get({ id: draft })).blockers.map(each => each.code)
  expect(await blockers()).toEqual(['orders.deviation'])
  const { approvalId } = await adviser.api.repairOrders.askDeviation({ id: draft, lineId: pads.id, reason: '老客户' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true })
  expect(await blockers()).toEqual([])
  // More than was allowed needs another consent, under whatever name the line goes.
  expect((await save({ discountFen: 20_000, deviationReason: '老客户' })).status).toBe(200)
  expect(await blockers()).toEqual(['orders.deviation'])

  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const addOnId = newId()
  const dear = { ...pads, id: newId(), partId: order.car.partId, unitPriceFen: 39_600, deviationReason: '急件' }
  const finding = { orderId: order.id, id: addOnId, reason: '后制动片磨损', safety: false, lines: [dear] }
  await house.as('technician').api.repairOrders.findAddOn(finding)
  const newPromisedAt = addHours(await house.now(), 9)
  const asked = { id: addOnId, version: 1, lines: [dear], extraMinutes: 30, newPromisedAt }
  const priced = await adviser.api.repairOrders.priceAddOn(asked)
  const agree = () =>
    adviser.post(`/add-ons/${addOnId}/agree`, {
      ...{ version: priced.version, contentHash: priced.contentHash, signerName: '周正', image: pen },
    })
  expect(await agree()).toMatchObject({ status: 409, body: { code: 'orders.deviation' } })

  // What slipped past everybody is stopped where the bill is made, by its name.
  await house.sql.query(`UPDATE add_ons SET state = 'closed' WHERE id = $1`, [addOnId])
  await house.sql.query(`UPDATE order_lines SET state = 'cancelled' WHERE add_on_id = $1`, [addOnId])
  await issueAll(house, order.id)
  await finishJob(house, jobId)
  await inspectThrough(house, order.id, order.lineId)
  const price = (fen: number) =>
    house.sql.query(
      `UPDATE order_lines SET unit_price_fen = $2, amount_fen = $2 WHERE order_id = $1 AND kind = 'part' AND add_on_id IS NULL`,
      [order.id, fen],
    )
  await price(39_600)
  const total = () => cashier().post(`/repair-orders/${order.id}/total`, { varianceReason: '急件' })
  const blocked = await total()
  expect(blocked).toMatchObject({ status: 409, body: { code: 'settlement.unallowedPrice' } })
  expect(JSON.stringify(blocked.body)).toContain('前制动片')
  await price(36_000)
  expect((await total()).status).toBe(200)
})
