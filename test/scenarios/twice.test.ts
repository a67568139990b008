import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { Answer } from '../harness/caller.ts'
import { addPart } from '../harness/catalogue.ts'
import { crowd } from '../harness/crowd.ts'
import { acceptCar } from '../harness/deliver.ts'
import { figure, scaled } from '../harness/figures.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brakeLines, openBrakeOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

const COPIES = 8
const PAYMENTS = scaled(50, 500)
const statuses = (answers: readonly Answer[]) => answers.map(answer => answer.status)

test(`R5: ${PAYMENTS} payments, each sent by 8 clients at once, are booked once; the same key with another amount is refused`, {
  timeout: scaled(120_000, 900_000),
}, async () => {
  const { statementId } = await acceptCar(house)
  const keys = Array.from({ length: PAYMENTS }, () => ({
    key: newId(),
    body: { paymentId: newId(), way: 'cash', amountFen: 7 },
  }))
  const copies = createRng('payments').shuffle(keys.flatMap(item => Array.from({ length: COPIES }, () => item)))
  const path = `/statements/${statementId}/payments`
  const answers = await crowd(copies, 32, ({ key, body }) => house.as('cashier').post(path, body, { key }))
  // Somebody who waited longer than three seconds for the first copy is told so; nobody is told anything else.
  expect(statuses(answers).filter(status => status !== 200 && status !== 409)).toEqual([])
  for (const { key, body } of keys) {
    const own = answers.filter((_, index) => copies[index]?.key === key && answers[index]?.status === 200)
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map(answer => JSON.stringify(answer.body))).size, 'every copy hears the same').toBe(1)
    expect((await house.as('cashier').post(path, body, { key })).status).toBe(200)
  }
  const other = await house.as('cashier').post(path, { ...keys[0]?.body, amountFen: 8 }, { key: keys[0]?.key ?? '' })
  expect(other).toMatchObject({ status: 422, body: { code: 'kernel.keyReused' } })
  const booked = await house.sql.query(
    `SELECT count(*)::int AS n, sum(p.amount_fen)::int AS total, count(DISTINCT p.posting_id)::int AS postings,
       (SELECT count(*)::int FROM money_entries m JOIN payments x ON x.posting_id = m.posting_id WHERE x.statement_id = $1) AS entries
     FROM payments p WHERE p.statement_id = $1 AND p.state = 'succeeded'`,
    [statementId],
  )
  expect(booked.rows).toEqual([{ n: PAYMENTS, total: 7 * PAYMENTS, postings: PAYMENTS, entries: 2 * PAYMENTS }])
  figure({
    promise: 'R5',
    what: `${PAYMENTS} payments, each sent ${COPIES} times at once`,
    wanted: 'each booked once, every copy hears the same',
    got: `${copies.length} requests, ${PAYMENTS} payments, ${2 * PAYMENTS} entries`,
  })
  const twice = await house.as('cashier').post(path, keys[0]?.body)
  expect(twice.status, 'the same payment under a new key').toBe(409)
})

test('R11: 16 clients draw numbers among commands that fail; each number is there once and no number is missing', {
  timeout: 120_000,
}, async () => {
  const cars = await crowd([0, 1, 2, 3, 4, 5, 6, 7], 4, () => carInShop(house))
  const drafts = await crowd(
    Array.from({ length: 48 }, (_, index) => index),
    8,
    async index => {
      const car = cars[index % cars.length]
      if (!car) throw new Error('No car')
      const id = await openBrakeOrder(house, car)
      const promisedAt = addHours(await house.now(), 6)
      // Every third order has no promise: presenting it fails.
      if (index % 3 !== 2)
        await house.as('adviser').api.repairOrders.promise({ id, version: 1, promisedAt, reason: '客户等候' })
      return { id, version: index % 3 === 2 ? 1 : 2 }
    },
  )
  const before = await numbersOf('repair_orders')
  const answers = await crowd(drafts, 16, ({ id, version }) =>
    house.as('adviser').post(`/repair-orders/${id}/present`, { version }),
  )
  expect(statuses(answers).filter(status => status === 200)).toHaveLength(32)
  expect(statuses(answers).filter(status => status === 409)).toHaveLength(16)
  const numbers = (await numbersOf('repair_orders')).slice(before.length)
  expect(numbers).toHaveLength(32)
  const serials = numbers.map(number => Number(/(\d+)$/.exec(number)?.[1]))
  const first = serials[0] ?? 0
  expect(serials, 'one after the other').toEqual(serials.map((_, index) => first + index))
  figure({
    promise: 'R11',
    what: '16 clients draw 32 numbers among 16 commands that fail',
    wanted: 'no number twice, none missing',
    got: `${numbers[0]} to ${numbers.at(-1)}, 0 gaps`,
  })
})

test('R11: goods receipts that fail half-way through their lines leave no gap in the numbers', {
  timeout: 60_000,
}, async () => {
  const parts = [await addPart(house), await addPart(house)]
  const before = await numbersOf('goods_receipts')
  const line = (partId: string | undefined) => ({ partId, qtyMilli: 1000, unitCostFen: 100 })
  const turns = Array.from({ length: 60 }, (_, index) => index % 4 === 3)
  const answers = await crowd(turns, 16, fails =>
    house.as('parts').post('/stock/receipts', {
      id: newId(),
      supplier: '滨江配件行',
      // Opposite orders of the same parts: without one locking order they would deadlock.
      lines: fails ? [line(parts[0]), line(newId())] : createRng(newId()).shuffle(parts).map(line),
    }),
  )
  expect(statuses(answers).filter(status => status === 200)).toHaveLength(45)
  expect(statuses(answers).filter(status => status >= 500)).toEqual([])
  const serials = (await numbersOf('goods_receipts'))
    .slice(before.length)
    .map(number => Number(/(\d+)$/.exec(number)?.[1]))
  expect(serials).toHaveLength(45)
  expect(serials).toEqual(serials.map((_, index) => (serials[0] ?? 0) + index))
  const stock = await house.sql.query('SELECT on_hand_milli::int AS n FROM stock_balances WHERE part_id = ANY($1)', [
    parts,
  ])
  expect(stock.rows).toEqual([{ n: 45_000 }, { n: 45_000 }])
})

test('R5, SYS-03: two tablets sign the same paper at the same moment: one signature counts, the other is told', {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 5; round++) {
    const car = await carInShop(house)
    const id = await openBrakeOrder(house, car)
    const { api } = house.as('adviser')
    await api.repairOrders.promise({ id, version: 1, promisedAt: addHours(await house.now(), 6), reason: '客户等候' })
    const shown = await api.repairOrders.present({ id, version: 2 })
    const sign = (username: string, signerName: string) =>
      house.as(username).post(`/papers/${shown.orderPaperId}/signatures`, {
        role: 'customer',
        method: 'drawn',
        signerName,
        image: pen,
        contentHash: shown.contentHash,
      })
    const answers = await Promise.all([sign('adviser', '周正'), sign('adviser2', '周正'), sign('assistant', '周正')])
    expect(statuses(answers).toSorted()).toEqual([200, 409, 409])
    const { rows } = await house.sql.query(
      `SELECT count(*)::int AS n FROM paper_signatures WHERE paper_id = $1 AND role = 'customer'`,
      [shown.orderPaperId],
    )
    expect(rows).toEqual([{ n: 1 }])
  }
})

test('R9: of 16 edits made from the same state one is kept and 15 are told whose it is', async () => {
  const car = await carInShop(house)
  const id = newId()
  await house.as('adviser').api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: brakeLines(car) })
  const promisedAt = addHours(await house.now(), 6)
  const editors = Array.from({ length: 16 }, (_, index) => index)
  const answers = await crowd(editors, 16, index =>
    house
      .as(index % 2 === 0 ? 'adviser' : 'adviser2')
      .post(`/repair-orders/${id}/promise`, { version: 1, promisedAt, reason: `编辑 ${index}` }),
  )
  expect(statuses(answers).filter(status => status === 200)).toHaveLength(1)
  const losers = answers.filter(answer => answer.status === 409)
  expect(losers).toHaveLength(15)
  for (const { body } of losers)
    expect(body).toMatchObject({ code: 'kernel.stale', params: { who: expect.any(String) } })
  expect((await house.as('adviser').api.repairOrders.get({ id })).version).toBe(2)
})

/** Numbers of the first store's rows in the order of their counter. */
async function numbersOf(table: 'repair_orders' | 'goods_receipts'): Promise<string[]> {
  const { rows } = await house.sql.query<{ number: string }>(
    `SELECT number FROM ${table} WHERE store_id = $1 AND number IS NOT NULL ORDER BY length(number), number`,
    [house.storeId],
  )
  return rows.map(row => row.number)
}
