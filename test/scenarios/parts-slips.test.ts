import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { reserveStock } from '#server/mechanisms/ledgers/stock.ts'
import { addPart } from '../harness/catalogue.ts'
import { within } from '../harness/duties.ts'
import { type House, openHouse } from '../harness/house.ts'
import { inputOf } from '../harness/order-lines.ts'
import { signOrder } from '../harness/orders.ts'
import { type SignedOrder, signedOrder, stockUp } from '../harness/parts.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const partsOf = (orderId: string) => house.as('parts').api.parts.ofOrder({ orderId })
const levelOf = async (partId: string) => {
  const { rows } = await house.as('parts').api.stock.list({ empty: 'true', limit: 200 })
  return rows.find(row => row.partId === partId)
}

/** The body of an issue of the order's first request. */
async function issueOf(order: SignedOrder, qtyMilli: number) {
  const { requests } = await partsOf(order.orderId)
  return { id: newId(), takenBy: order.technicianId, lines: [{ requestId: requests[0]?.id ?? '', qtyMilli }] }
}
const issue = async (order: SignedOrder, qtyMilli: number, who = 'parts') =>
  house.as(who).post(`/repair-orders/${order.orderId}/part-slips/issue`, await issueOf(order, qtyMilli))

test('PRT-18: nothing is issued by whom it does not behove, unsigned, for another order or to a stranger', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 1000 }])
  expect((await issue(order, 1000, 'technician')).status).toBe(403)
  expect((await issue(order, 1000, 'other-parts')).status).toBe(404)
  const path = `/repair-orders/${order.orderId}/part-slips/issue`
  const stranger = { ...(await issueOf(order, 1000)), takenBy: await staffIdOf(house, 'other-technician') }
  expect(await house.as('parts').post(path, stranger)).toMatchObject({
    status: 400,
    body: { code: 'stock.notWorkshop' },
  })
  const other = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 1000 }])
  const foreign = await issueOf(other, 1000)
  expect(await house.as('parts').post(path, foreign)).toMatchObject({ status: 409, body: { code: 'stock.otherOrder' } })
  const { api } = house.as('adviser')
  const { version, lines } = await api.repairOrders.get({ id: order.orderId })
  await api.repairOrders.saveLines({ id: order.orderId, version, lines: lines.map(inputOf) })
  expect(await issue(order, 1000)).toMatchObject({ status: 409, body: { code: 'stock.orderUnsigned' } })
  await signOrder(house, order.orderId)
  expect((await issue(order, 1000)).status).toBe(200)
})

test('WKS-05: under originalOnly a certified part is refused, and the maker never pays for one', async () => {
  const certified = { grade: 'certified' } as const
  const warranty = await signedOrder(house, [{ part: certified, qtyMilli: 1000, stockMilli: 1000, payer: 'maker' }])
  const refused = await issue(warranty, 1000)
  expect(refused).toMatchObject({ status: 409, body: { code: 'stock.grade', params: { allowed: '原厂' } } })
  const own = await signedOrder(house, [{ part: certified, qtyMilli: 1000, stockMilli: 1000 }])
  await house.as('service').api.policies.set({ key: 'partsGrade', preset: 'originalOnly' })
  expect((await issue(own, 1000)).status).toBe(409)
  await house.as('service').api.policies.set({ key: 'partsGrade', preset: 'originalOrCertified' })
  expect((await issue(own, 1000)).status).toBe(200)
})

test('PRT-18: a signature puts the parts aside; 2 issued and 1 returned bill 1, stock falls by 1, the cost is on the order', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 2000, stockMilli: 5000 }])
  const [partId = ''] = order.partIds
  expect(await levelOf(partId)).toMatchObject({ onHandMilli: 5000, reservedMilli: 2000 })
  expect((await partsOf(order.orderId)).readiness).toBe('ready')
  await stockUp(house, partId, 1000, 3200)
  const clerk = house.as('parts').api.parts
  const out = await clerk.issue({ orderId: order.orderId, ...(await issueOf(order, 2000)) })
  expect(out.number).toMatch(/^LL-BJ-/)
  const [slip] = (await partsOf(order.orderId)).slips
  const line = slip?.lines[0]
  expect(line).toMatchObject({ qtyMilli: 2000, unitPriceFen: 4500, costFen: 4400 })
  const back = { issueSlipId: out.id, broughtBy: order.technicianId, lines: [] }
  const one = { lineId: line?.id ?? '', qtyMilli: 1000, reason: '用不完', condition: 'sealed' } as const
  const three = { ...back, id: newId(), lines: [{ ...one, qtyMilli: 3000 }] }
  const path = `/repair-orders/${order.orderId}/part-slips/return`
  expect(await house.as('parts').post(path, three)).toMatchObject({
    status: 409,
    body: { code: 'stock.returnTooMuch' },
  })
  const returned = await clerk.giveBack({ orderId: order.orderId, ...back, id: newId(), lines: [one] })
  expect(returned.number).toMatch(/^TL-BJ-/)
  expect(await levelOf(partId)).toMatchObject({ onHandMilli: 5000, reservedMilli: 0, costTotalFen: 5 * 2200 })
  const after = await partsOf(order.orderId)
  expect(after.billed).toEqual([{ orderLineId: order.lineIds[0], issuedMilli: 1000, costFen: 2200 }])
  expect((await house.as('technician').api.parts.ofOrder({ orderId: order.orderId })).billed[0]?.costFen).toBeNull()
  const paper = await house.as('parts').api.papers.get({ id: returned.paperId })
  expect(paper.document.content).toMatchObject({
    issueNumber: out.number,
    lines: [{ qtyMilli: 1000, reason: '用不完' }],
  })
})

test('PRT-18: of 32 clerks who issue the same part at once exactly one does, and none of it leaves twice', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 9000 }])
  const bodies = await Promise.all(Array.from({ length: 32 }, () => issueOf(order, 1000)))
  const path = `/repair-orders/${order.orderId}/part-slips/issue`
  const answers = await Promise.all(bodies.map(body => house.as('parts').post(path, body)))
  expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
  for (const lost of answers.filter(answer => answer.status !== 200)) {
    expect(lost).toMatchObject({ status: 409, body: { code: 'stock.tooMuch' } })
  }
  expect(await levelOf(order.partIds[0] ?? '')).toMatchObject({ onHandMilli: 8000, reservedMilli: 0 })
  const key = newId()
  const twice = await Promise.all([0, 1].map(() => house.as('parts').post('/stock/receipts', receipt(order), { key })))
  expect(twice.map(answer => answer.status)).toEqual([200, 200])
  expect(twice[0]?.body).toEqual(twice[1]?.body)
  expect(await levelOf(order.partIds[0] ?? '')).toMatchObject({ onHandMilli: 9000 })
})

test('PRT-23: slips stay open until the parts counter hands them over, and not before all is fetched', async () => {
  const order = await signedOrder(house, [
    { qtyMilli: 1000, stockMilli: 1000 },
    { qtyMilli: 1000, stockMilli: 1000 },
  ])
  const path = `/repair-orders/${order.orderId}/part-slips/hand`
  expect((await house.as('adviser').post(path, {})).status).toBe(403)
  expect(await house.as('parts').post(path, {})).toMatchObject({ status: 409, body: { code: 'stock.unissued' } })
  const clerk = house.as('parts').api.parts
  const first = await clerk.issue({ orderId: order.orderId, ...(await issueOf(order, 1000)) })
  const left = (await partsOf(order.orderId)).requests.find(request => request.state === 'ready')
  expect(await house.as('parts').post(path, {})).toMatchObject({ status: 409, body: { code: 'stock.unissued' } })
  await clerk.cancel({ id: left?.id ?? '', version: left?.version ?? 0, reason: '客户不换' })
  const open = (await clerk.slips({ state: 'open' })).rows.filter(slip => slip.orderId === order.orderId)
  expect(open).toMatchObject([{ number: first.number, handedAt: null }])
  const [slip] = open
  await house.as('technician').api.parts.acknowledge({ id: first.id, version: slip?.version ?? 0 })
  expect(await clerk.hand({ orderId: order.orderId })).toEqual({ orderId: order.orderId, numbers: [first.number] })
  expect(await house.as('parts').post(path, {})).toMatchObject({ status: 409, body: { code: 'stock.nothingToHand' } })
  const paper = await house.as('parts').api.papers.get({ id: first.paperId })
  expect(paper.document.state).toBe('signed')
  const { rows } = await house.sql.query(
    `SELECT event FROM timeline_events WHERE thread_id = $1 AND event LIKE 'parts.%' ORDER BY seq`,
    [order.orderId],
  )
  expect(rows.map(row => row.event)).toEqual([
    'parts.requested',
    'parts.requested',
    'parts.issued',
    'parts.cancelled',
    'parts.acknowledged',
    'parts.handed',
  ])
})

test('PRT-18: a stale cancellation is refused, a cancelled order gives everything back, an unapproved part is not issued', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 2000, stockMilli: 2000 }])
  const [request] = (await partsOf(order.orderId)).requests
  const stale = await house.as('parts').post(`/part-requests/${request?.id}/cancel`, { version: 0, reason: '误' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  const extra = { orderId: order.orderId, id: newId(), partId: order.partIds[0] ?? '', qtyMilli: 1000 }
  await house.as('technician').api.parts.request(extra)
  const body = { id: newId(), takenBy: order.technicianId, lines: [{ requestId: extra.id, qtyMilli: 1000 }] }
  const path = `/repair-orders/${order.orderId}/part-slips/issue`
  expect(await house.as('parts').post(path, body)).toMatchObject({ status: 409, body: { code: 'stock.notOnOrder' } })
  const { version } = await house.as('adviser').api.repairOrders.get({ id: order.orderId })
  await house.as('adviser').api.repairOrders.cancel({ id: order.orderId, version, reason: '客户改期' })
  expect(await levelOf(order.partIds[0] ?? '')).toMatchObject({ onHandMilli: 2000, reservedMilli: 0 })
  expect((await partsOf(order.orderId)).requests.map(each => each.state)).toEqual(['cancelled', 'cancelled'])
})

test('PRT-18: lines changed before the workshop has the order change what is put aside at the next signature', async () => {
  const order = await signedOrder(house, [
    { qtyMilli: 2000, stockMilli: 9000 },
    { qtyMilli: 1000, stockMilli: 1000 },
  ])
  const { api } = house.as('adviser')
  const { version, lines } = await api.repairOrders.get({ id: order.orderId })
  const [labour, first] = lines
  if (!labour || !first) throw new Error('The order has three lines')
  const changed = [inputOf(labour), { ...inputOf(first), qtyMilli: 4000 }]
  await api.repairOrders.saveLines({ id: order.orderId, version, lines: changed })
  await signOrder(house, order.orderId)
  expect(await levelOf(order.partIds[0] ?? '')).toMatchObject({ reservedMilli: 4000 })
  expect(await levelOf(order.partIds[1] ?? '')).toMatchObject({ reservedMilli: 0 })
})

test('PRT-18: what was put aside for the booking goes to its order, and to nobody before', async () => {
  const car = await carInShop(house)
  const partId = await addPart(house)
  await stockUp(house, partId, 1000)
  const booking = { kind: 'appointment', id: newId() }
  await within(house, ctx => reserveStock(ctx, { subject: booking, lines: [{ partId, qtyMilli: 1000 }] }))
  const other = await signedOrder(house, [{ partId, qtyMilli: 1000 }])
  expect((await partsOf(other.orderId)).readiness).toBe('short')
  await house.sql.query('UPDATE visits SET appointment_id = $1 WHERE id = $2', [booking.id, car.visitId])
  const orderId = newId()
  const line = { id: newId(), kind: 'part', partId, qtyMilli: 1000, basis: 'wish', basisText: '预约' } as const
  await house
    .as('adviser')
    .api.repairOrders.open({ id: orderId, visitId: car.visitId, kind: 'maintenance', lines: [line] })
  await signOrder(house, orderId)
  expect(await partsOf(orderId)).toMatchObject({
    readiness: 'ready',
    requests: [{ reservedMilli: 1000 }],
    shortages: [],
  })
})

test('PRT-18: the counter lists what waits, by promised time, and leaves out what is done', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 1000 }])
  const shown = (await house.as('parts').api.parts.counter({})).orders.find(each => each.orderId === order.orderId)
  expect(shown).toMatchObject({
    orderNumber: order.number,
    readiness: 'ready',
    signed: true,
    requests: [{ state: 'ready' }],
  })
  await house.as('parts').api.parts.issue({ orderId: order.orderId, ...(await issueOf(order, 1000)) })
  const { orders } = await house.as('parts').api.parts.counter({})
  expect(orders.map(each => each.orderId)).not.toContain(order.orderId)
  expect(orders.map(each => each.promisedAt)).toEqual(orders.map(each => each.promisedAt).toSorted())
  expect((await house.as('washer').get('/parts/counter')).status).toBe(403)
})

const receipt = (order: SignedOrder) => ({
  id: '01910000-0000-7000-8000-00000000abcd',
  supplier: '滨江配件行',
  lines: [{ partId: order.partIds[0], qtyMilli: 1000, unitCostFen: 2000 }],
})
