import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'
import { bookFor, finishedOrder, type Line, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { bayOf, carInShop, staffIdOf, technicianOf } from '../harness/workshop.ts'

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

const line = (unitPriceFen: number, more: Partial<Line> = {}): Line => ({
  kind: 'other',
  unitPriceFen,
  hoursCenti: null,
  qtyMilli: 1000,
  discountFen: 0,
  payer: 'customer',
  ...more,
})

const order = async (...lines: Line[]) => finishedOrder(house, shelf, await bookFor(house, shelf), lines)
const sixty = { version: 0, insurerPpm: 600_000, insurerName: '平安财险', insurerClaim: 'A-77' }

test('SET-09: shares over the whole, nameless, stale, or after the total are refused', async () => {
  const id = await order(line(10_000))
  const split = (body: object, username = 'cashier') => house.as(username).post(`/repair-orders/${id}/split`, body)
  expect(await split(sixty, 'technician')).toMatchObject({ status: 403 })
  expect(await house.as('other-cashier').post(`/repair-orders/${id}/split`, sixty)).toMatchObject({ status: 404 })
  expect(await split({ ...sixty, makerPpm: 400_001, makerName: '厂家' })).toMatchObject({
    status: 409,
    body: { code: 'settlement.sharesTooMuch' },
  })
  expect(await split({ ...sixty, insurerName: '' })).toMatchObject({ body: { code: 'settlement.payerUnnamed' } })
  expect((await split(sixty)).status).toBe(200)
  expect(await split(sixty)).toMatchObject({ status: 409 })
  await house.as('cashier').api.settlement.total({ id })
  expect(await split({ ...sixty, version: 1 })).toMatchObject({ status: 409, body: { code: 'settlement.totalled' } })
})

test('SET-09: sixty to forty makes two receivables with own papers that sum to the total; the insurer pays later', async () => {
  const id = await order(line(10_001, { discountFen: 333 }), line(55_550), line(7_000, { payer: 'maker' }))
  const cashier = house.as('cashier').api.settlement
  await cashier.setSplit({ id, ...sixty })
  const foreseen = (await cashier.split({ id })).payers
  const { statements } = await cashier.total({ id })
  expect(statements.map(({ payer, totalFen }) => ({ payer, amountFen: totalFen }))).toEqual(foreseen)
  const byPayer = Object.fromEntries(statements.map(each => [each.payer, each]))
  const [insurer, customer] = [byPayer.insurer, byPayer.customer]
  if (!insurer || !customer) throw new Error('Two bills were expected')
  expect([insurer.totalFen, customer.totalFen, byPayer.maker?.totalFen]).toEqual([39_131, 26_087, 7_000])
  const { rows } = await house.sql.query(
    `SELECT subject_id AS id, balance_fen::int AS fen FROM money_accounts WHERE kind = 'receivable' AND subject_id = ANY($1::uuid[])`,
    [statements.map(each => each.id)],
  )
  expect(Object.fromEntries(rows.map(row => [row.id, row.fen]))).toEqual(
    Object.fromEntries(statements.map(each => [each.id, each.totalFen])),
  )
  const lines = await house.sql.query(
    `SELECT sum(h.amount_fen - h.discount_fen)::int AS net, sum(h.discount_fen)::int AS discount FROM statement_lines h
      JOIN statements s ON s.id = h.statement_id WHERE s.order_id = $1`,
    [id],
  )
  expect(lines.rows).toEqual([{ net: 72_218, discount: 333 }])
  const papers = await house.sql.query(
    `SELECT number, content->>'payer' AS payer, (content->>'totalFen')::int AS fen, jsonb_array_length(content->'payerSplit') AS payers
      FROM papers WHERE kind = 'FRM-05' AND thread_id = $1 ORDER BY number`,
    [id],
  )
  expect(papers.rows).toEqual([
    expect.objectContaining({ payer: '客户自费 40%', fen: 26_087, payers: 3 }),
    expect.objectContaining({ payer: '保险 60%（平安财险，案号 A-77）', fen: 39_131, payers: 3 }),
    expect.objectContaining({ payer: '厂家保修', fen: 7_000, payers: 3 }),
  ])
  expect(new Set(papers.rows.map(row => row.number)).size).toBe(3)
  await house.as('adviser').api.settlement.check({ id: insurer.id, version: 1 })
  const pay = (amountFen: number) =>
    house.as('cashier').post(`/statements/${insurer.id}/payments`, { paymentId: newId(), way: 'transfer', amountFen })
  expect(await pay(39_132)).toMatchObject({ status: 409, body: { code: 'settlement.tooMuch' } })
  expect((await pay(39_131)).status).toBe(200)
  expect(await pay(1)).toMatchObject({ status: 409, body: { code: 'settlement.settled' } })
})

test('SET-05: a debt on account is paid later in parts and closed with the last', async () => {
  const id = await order(line(50_000))
  const cashier = house.as('cashier').api.settlement
  const statementId = (await cashier.total({ id })).statements[0]?.id ?? ''
  await house.as('adviser').api.settlement.check({ id: statementId, version: 1 })
  const { approvalId } = await cashier.askOnAccount({ id: statementId, reason: '月结' })
  await house.as('supervisor').api.approvals.decide({ id: approvalId, version: 1, granted: true })
  await cashier.onAccount({ id: statementId, version: 2, dueOn: '2027-03-31', reason: '月结' })
  const owed = async () => (await cashier.arrears({})).rows.filter(row => row.statementId === statementId)
  expect(await owed()).toMatchObject([{ amountFen: 50_000 }])
  await cashier.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: 20_000 })
  expect(await owed()).toMatchObject([{ amountFen: 30_000 }])
  await cashier.pay({ id: statementId, paymentId: newId(), way: 'cash', amountFen: 30_000 })
  expect(await owed()).toEqual([])
})

test('SET-10: the cost of parts and clocked hours is stored at settlement; only managers see the margin', async () => {
  const id = await order(line(12_000, { kind: 'labour', hoursCenti: 150 }), line(30_000))
  await house.sql.query(`UPDATE order_lines SET cost_fen = 21000 WHERE order_id = $1 AND kind = 'other'`, [id])
  await clock(id)
  const statementId = (await house.as('cashier').api.settlement.total({ id })).statements[0]?.id ?? ''
  for (const username of ['adviser', 'cashier', 'finance', 'supervisor'])
    expect(await house.as(username).get(`/statements/${statementId}/margin`)).toMatchObject({ status: 403 })
  expect(await house.as('other-gm').get(`/statements/${statementId}/margin`)).toMatchObject({ status: 404 })
  await house.sql.query(`UPDATE order_lines SET cost_fen = 1 WHERE order_id = $1`, [id])
  const margin = await house.as('service').api.settlement.margin({ id: statementId })
  expect(margin).toMatchObject({ revenueFen: 48_000, costFen: 27_000, marginFen: 21_000 })
  expect(margin.lines.map(each => each.costFen)).toEqual([6_000, 21_000])
  await expect(house.sql.query('UPDATE statement_lines SET cost_fen = 0')).rejects.toThrow(/never changed/)
})

/** An hour on the order's labour line, as the workshop clocks it. */
async function clock(orderId: string): Promise<void> {
  const jobId = newId()
  const [technicianId, bayId] = [await technicianOf(house, 'technician'), await bayOf(house, '工位 1')]
  const staffId = await staffIdOf(house, 'technician')
  await house.sql.query(
    `INSERT INTO jobs (id, store_id, order_id, line_id, technician_id, staff_id, bay_id, planned_from, planned_to,
        assigned_hours_centi, state, dispatched_by, dispatched_at)
      SELECT $2, store_id, order_id, id, $3, $4, $5, '2027-03-02T01:00:00Z', '2027-03-02T02:00:00Z', 100, 'done', $4,
        '2027-03-02T01:00:00Z'
      FROM order_lines WHERE order_id = $1 AND kind = 'labour'`,
    [orderId, jobId, technicianId, staffId, bayId],
  )
  await house.sql.query(
    `INSERT INTO clockings (id, store_id, job_id, staff_id, started_at, ended_at, end_reason)
      VALUES ($1, $2, $3, $4, '2027-03-02T01:00:00Z', '2027-03-02T02:00:00Z', 'finish')`,
    [newId(), house.storeId, jobId, staffId],
  )
}
