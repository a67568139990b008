import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { answersTo, estimateFor, freeLine, option } from '../harness/estimates.ts'
import { type House, openHouse } from '../harness/house.ts'
import { signOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { bookFor, finishedOrder, type Line, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

const line = (unitPriceFen: number): Line => ({
  kind: 'other',
  unitPriceFen,
  hoursCenti: null,
  qtyMilli: 1000,
  discountFen: 0,
  payer: 'customer',
})
const order = async (...lines: Line[]) => finishedOrder(house, shelf, await bookFor(house, shelf), lines)

test('EST-16: estimated 1,000 and 200 agreed on later, billed 1,200: no difference, and nothing has to be said', async () => {
  const id = await order(line(100_000), line(20_000))
  const { statements } = await house.as('cashier').api.settlement.total({ id })
  const bill = await house.as('cashier').api.settlement.get({ id: statements[0]?.id ?? '' })
  expect(bill).toMatchObject({ totalFen: 120_000, agreedFen: 120_000, varianceReason: '' })
})

test('EST-16: from the estimate to the bill: 1,000 accepted, 200 added with the customer’s word, 1,200 billed, no difference', async () => {
  const car = await carInShop(house)
  const first = freeLine('拆检变速箱', 100_000)
  const estimate = await estimateFor(house, car, [option('A', [first])])
  const { api } = house.as('adviser')
  const shown = await api.estimates.show(estimate)
  const { contentHash } = shown
  const signature = { signerName: '周正', image: pen }
  const decided = await api.estimates.decide({
    ...{ id: estimate.id, version: shown.version, contentHash, option: 'A', lines: answersTo([first]), ...signature },
  })
  const orderId = newId()
  await api.estimates.order({ id: estimate.id, version: decided.version, orderId, kind: 'repair' })
  await signOrder(house, orderId)
  const [addOnId, lines] = [newId(), [{ ...freeLine('更换油底壳垫', 20_000), basisText: '渗油' }]]
  const found = { orderId, id: addOnId, reason: '油底壳渗油', safety: false, lines }
  await house.as('technician').api.repairOrders.findAddOn(found)
  const newPromisedAt = addHours(await house.now(), 30)
  const price = { id: addOnId, version: 1, lines, extraMinutes: 30, newPromisedAt }
  const priced = await api.repairOrders.priceAddOn(price)
  await api.repairOrders.agreeAddOn({
    id: addOnId,
    version: priced.version,
    contentHash: priced.contentHash,
    ...signature,
  })
  await house.sql.query(`UPDATE repair_orders SET work = 'passed', delivery = 'accepted' WHERE id = $1`, [orderId])
  await house.sql.query(`UPDATE order_lines SET state = 'passed' WHERE order_id = $1`, [orderId])
  const { statements } = await house.as('cashier').api.settlement.total({ id: orderId })
  const bill = await house.as('cashier').api.settlement.get({ id: statements[0]?.id ?? '' })
  expect(bill).toMatchObject({ totalFen: 120_000, agreedFen: 120_000, varianceReason: '' })
  const { document } = await house.as('cashier').api.papers.get({ id: bill.paperId ?? '' })
  expect(document.content).toMatchObject({ estimateFen: 120_000, differenceFen: 0 })
})

test('EST-16: billed 1,350 against 1,200 is refused until somebody says why, and the statement prints it', async () => {
  const id = await order(line(100_000), line(20_000), line(15_000))
  // What nobody agreed to stands on the bill all the same.
  await house.sql.query(`UPDATE order_lines SET agreed_fen = 0 WHERE order_id = $1 AND unit_price_fen = 15000`, [id])
  const cashier = house.as('cashier')
  const refused = await cashier.post(`/repair-orders/${id}/total`, {})
  expect(refused).toMatchObject({ status: 409, body: { code: 'settlement.variance', params: { percent: 13 } } })
  const { statements } = await cashier.api.settlement.total({ id, varianceReason: '客户当场同意更换卡扣' })
  const bill = await cashier.api.settlement.get({ id: statements[0]?.id ?? '' })
  expect(bill).toMatchObject({ totalFen: 135_000, agreedFen: 120_000, varianceReason: '客户当场同意更换卡扣' })
  const { document } = await cashier.api.papers.get({ id: bill.paperId ?? '' })
  expect(JSON.stringify(document)).toContain('客户当场同意更换卡扣')
})
