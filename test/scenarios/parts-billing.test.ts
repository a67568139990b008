import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { prepareCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inspectThrough, workThrough } from '../harness/orders.ts'
import { type SignedOrder, signedOrder } from '../harness/parts.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Fetches two pieces of the order's part and brings so many back. */
async function issueTwoReturn(order: SignedOrder, backMilli: number): Promise<string[]> {
  const clerk = house.as('parts').api.parts
  const { orderId, technicianId } = order
  const request = (await clerk.ofOrder({ orderId })).requests[0]
  const lines = [{ requestId: request?.id ?? '', qtyMilli: 2000 }]
  const out = await clerk.issue({ orderId, id: newId(), takenBy: technicianId, lines })
  const lineId = (await clerk.ofOrder({ orderId })).slips[0]?.lines[0]?.id ?? ''
  const back = { lineId, qtyMilli: backMilli, reason: '用不完', condition: 'sealed' } as const
  const slip = { orderId, id: newId(), issueSlipId: out.id, broughtBy: technicianId, lines: [back] }
  return [out.number, (await clerk.giveBack(slip)).number]
}

/** Works, inspects and prepares the order up to the cashier's desk. */
async function finish(orderId: string, hours: number): Promise<void> {
  const { lineId } = await workThrough(house, orderId, hours)
  await inspectThrough(house, orderId, lineId)
  await prepareCar(house, orderId)
}

test('PRT-18, PRT-23, DLV-03: with an open slip the total is refused by its number; handed over, 1 of 2 is billed at its cost', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 2000, stockMilli: 2000 }])
  const numbers = await issueTwoReturn(order, 1000)
  await finish(order.orderId, 4)
  const refused = await house.as('cashier').post(`/repair-orders/${order.orderId}/total`, {})
  expect(refused.status).toBe(409)
  for (const number of numbers) expect(JSON.stringify(refused.body)).toContain(number)
  await house.as('parts').api.parts.hand({ orderId: order.orderId })
  const before = (await house.as('adviser').api.repairOrders.get({ id: order.orderId })).totals
  const { statements } = await house
    .as('cashier')
    .api.settlement.total({ id: order.orderId, varianceReason: '少用一件' })
  expect(statements[0]?.totalFen).toBe(before.totalFen - 4500)
  const lines = await house.sql.query(
    'SELECT qty_milli::int AS qty, amount_fen::int AS amount, cost_fen::int AS cost FROM order_lines WHERE id = $1',
    [order.lineIds[0]],
  )
  expect(lines.rows).toEqual([{ qty: 1000, amount: 4500, cost: 2000 }])
  const late = { id: newId(), takenBy: order.technicianId, lines: [{ requestId: newId(), qtyMilli: 1000 }] }
  const shut = await house.as('parts').post(`/repair-orders/${order.orderId}/part-slips/issue`, late)
  expect(shut).toMatchObject({ status: 409, body: { code: 'stock.orderClosed' } })
})

test('PRT-18, EST-16: a part of which everything came back is not billed at all, and the bill says why it is lower', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 2000, stockMilli: 2000 }])
  await issueTwoReturn(order, 2000)
  await finish(order.orderId, 8)
  await house.as('parts').api.parts.hand({ orderId: order.orderId })
  const unexplained = await house.as('cashier').post(`/repair-orders/${order.orderId}/total`, {})
  expect(unexplained).toMatchObject({ status: 409, body: { code: 'settlement.variance' } })
  const { statements } = await house
    .as('cashier')
    .api.settlement.total({ id: order.orderId, varianceReason: '配件未使用，不收费' })
  const statement = await house.as('cashier').api.settlement.get({ id: statements[0]?.id ?? '' })
  expect(statement).toMatchObject({ varianceReason: '配件未使用，不收费', agreedFen: statement.totalFen + 9000 })
  const { lines, totals } = await house.as('adviser').api.repairOrders.get({ id: order.orderId })
  expect(lines.find(line => line.id === order.lineIds[0])?.state).toBe('cancelled')
  expect(totals.partsFen).toBe(0)
  expect(statements[0]?.totalFen).toBe(totals.labourFen)
})

test('SET-02, SET-08: each payer’s statement names the slips of its own parts, with what they moved for that payer', async () => {
  const order = await signedOrder(house, [
    { qtyMilli: 1000, stockMilli: 1000 },
    { qtyMilli: 2000, stockMilli: 2000, payer: 'maker', part: { grade: 'original' } },
  ])
  await finish(order.orderId, 12)
  const { statements } = await house.as('cashier').api.settlement.total({ id: order.orderId })
  const papersOf = async (payer: string) => {
    const { rows } = await house.sql.query<{ papers: { name: string; amountFen: number }[] }>(
      `SELECT content->'papers' AS papers FROM papers WHERE subject_id = $1`,
      [statements.find(item => item.payer === payer)?.id],
    )
    return rows[0]?.papers.map(paper => [paper.name, paper.amountFen])
  }
  const { lines } = await house.as('adviser').api.repairOrders.get({ id: order.orderId })
  const amountOf = (id: string | undefined) => lines.find(line => line.id === id)?.amountFen
  const labourFen = lines.find(line => line.kind === 'labour')?.amountFen
  expect(await papersOf('customer')).toEqual([
    ['进厂维修单（工时、其他）', labourFen],
    ['配件领料单', amountOf(order.lineIds[0])],
  ])
  expect(await papersOf('maker')).toEqual([['配件领料单', amountOf(order.lineIds[1])]])
})
