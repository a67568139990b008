import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, minutesBetween } from '#domain/kernel/time.ts'
import { addPart } from '../harness/catalogue.ts'
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
const shortageOf = async ({ orderId }: SignedOrder) => {
  const [shortage] = (await partsOf(orderId)).shortages
  if (!shortage) throw new Error('Nothing is short')
  return shortage
}

/** The open duties about a record, as the database holds them. */
async function dutiesOf(subjectId: string) {
  const { rows } = await house.sql.query<{ kind: string; owner: string | null; state: string; opened: string }>(
    `SELECT kind, owner_id AS owner, state, opens_at::text AS opened FROM duties WHERE subject_id = $1 ORDER BY created_at, id`,
    [subjectId],
  )
  return rows
}

test('WKS-10: only the parts department orders, only the counter tells the customer, and no step is skipped or stale', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000 }])
  const { id, version } = await shortageOf(order)
  const expectedAt = addHours(await house.now(), 48)
  const ordering = { version, supplier: '厂家', expectedAt }
  expect((await house.as('technician').post(`/shortages/${id}/order`, ordering)).status).toBe(403)
  expect((await house.as('other-parts').post(`/shortages/${id}/order`, ordering)).status).toBe(404)
  const past = { ...ordering, expectedAt: addHours(await house.now(), -1) }
  expect(await house.as('parts').post(`/shortages/${id}/order`, past)).toMatchObject({
    body: { code: 'stock.expectedPast' },
  })
  const telling = { version, channel: 'call', personReached: '周正', result: '明天来' }
  expect(await house.as('adviser').post(`/shortages/${id}/tell`, telling)).toMatchObject({
    status: 409,
    body: { code: 'stock.shortageState', params: { state: '已报缺' } },
  })
  expect((await house.as('parts').post(`/shortages/${id}/tell`, telling)).status).toBe(403)
  await house.as('parts').api.shortages.order({ id, ...ordering })
  expect(await house.as('parts').post(`/shortages/${id}/order`, ordering)).toMatchObject({
    status: 409,
    body: { code: 'kernel.stale' },
  })
  const stocked = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 1000 }])
  const [request] = (await partsOf(stocked.orderId)).requests
  const needless = await house.as('technician').post(`/part-requests/${request?.id}/shortage`, {})
  expect(needless).toMatchObject({ status: 409, body: { code: 'stock.notShort' } })
})

test('WKS-10: a missing part is ordered, arrives, the adviser has the task at once, and the call is stored; each link timed', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 2000, stockMilli: 500 }])
  const asked = await shortageOf(order)
  expect(asked).toMatchObject({ state: 'asked', qtyMilli: 1500, orderNumber: order.number })
  expect((await house.as('adviser').api.repairOrders.get({ id: order.orderId })).axes.parts).toBe('short')
  expect(await dutiesOf(asked.id)).toMatchObject([{ kind: 'stock.orderMissingPart', state: 'open' }])
  await house.advance('PT20M')
  const expectedAt = addHours(await house.now(), 24)
  const { parts, adviser } = { parts: house.as('parts').api, adviser: house.as('adviser').api }
  await parts.shortages.order({ id: asked.id, version: asked.version, supplier: '厂家配件中心', expectedAt })
  expect((await dutiesOf(asked.id)).map(duty => [duty.kind, duty.state])).toEqual([
    ['stock.orderMissingPart', 'done'],
    ['stock.expectPart', 'open'],
  ])
  await house.advance('PT23H')
  const half = await stockUp(house, order.partIds[0] ?? '', 1000)
  expect(half.waiting).toMatchObject([{ orderNumber: order.number, qtyMilli: 1000 }])
  expect(await shortageOf(order)).toMatchObject({ state: 'ordered', arrivedMilli: 1000 })
  const rest = await stockUp(house, order.partIds[0] ?? '', 1000)
  expect(rest.waiting).toMatchObject([{ orderNumber: order.number, qtyMilli: 500 }])
  const arrived = await shortageOf(order)
  expect(arrived).toMatchObject({ state: 'arrived', arrivedBy: '石坚' })
  expect(minutesBetween(arrived.arrivedAt ?? '', arrived.adviserToldAt ?? '')).toBeLessThan(1)
  const duties = await dutiesOf(asked.id)
  expect(duties.at(-1)).toMatchObject({
    kind: 'stock.tellCustomerOfPart',
    owner: await staffIdOf(house, 'adviser'),
    state: 'open',
  })
  expect((await partsOf(order.orderId)).readiness).toBe('ready')
  const call = { id: asked.id, channel: 'call', personReached: null, result: '无人接听' } as const
  const missed = await adviser.shortages.tell({ ...call, version: arrived.version })
  expect((await dutiesOf(asked.id)).at(-1)).toMatchObject({ state: 'open' })
  await adviser.shortages.tell({ ...call, version: missed.version, personReached: '周正', result: '今天下午来店' })
  expect(await shortageOf(order)).toMatchObject({ state: 'told', toldBy: '林晓', toldResult: '今天下午来店' })
  expect((await dutiesOf(asked.id)).map(duty => duty.state)).toEqual(['done', 'done', 'done'])
})

test('WKS-10: an order for a missing part that nobody places in an hour of work goes to the service manager', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000 }])
  const { id } = await shortageOf(order)
  await house.advance('P1D')
  const { rows } = await house.sql.query('SELECT overdue_at, escalated_at FROM duties WHERE subject_id = $1', [id])
  expect(rows[0]?.overdue_at).not.toBeNull()
  expect(rows[0]?.escalated_at).not.toBeNull()
})

test('PRT-13: who waited longest is served first, what is left over stays free, and the receipt names who waited', async () => {
  const partId = await addPart(house)
  const first = await signedOrder(house, [{ partId, qtyMilli: 2000 }])
  const second = await signedOrder(house, [{ partId, qtyMilli: 2000 }])
  const { waiting } = await stockUp(house, partId, 3000)
  expect(waiting.map(each => [each.orderNumber, each.qtyMilli])).toEqual([
    [first.number, 2000],
    [second.number, 1000],
  ])
  expect((await stockUp(house, partId, 5000)).waiting).toMatchObject([{ orderNumber: second.number, qtyMilli: 1000 }])
  const { rows } = await house.as('parts').api.stock.list({ limit: 200 })
  expect(rows.find(row => row.partId === partId)).toMatchObject({ onHandMilli: 8000, availableMilli: 4000 })
  const [receipt] = (await house.as('parts').api.stock.receipts({})).rows
  expect(receipt).toMatchObject({ supplier: '滨江配件行', lines: [{ partId, qtyMilli: 5000 }] })
  const moves = (await house.as('service').api.stock.movements({ partId })).rows
  expect(moves.map(move => move.kind).toSorted()).toEqual(['receive', 'receive', 'reserve', 'reserve', 'reserve'])
  expect(moves.find(move => move.kind === 'receive')?.reference).toMatch(/^RK-BJ-/)
  expect((await house.as('technician').get(`/stock/${partId}/movements`)).status).toBe(403)
})

test('WKS-10: a technician asks for a part the customer has not agreed to; agreed as a line it is put aside or ordered', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000, stockMilli: 1000 }])
  const partId = await addPart(house, { name: '制动软管' })
  const id = newId()
  await house.as('technician').api.parts.request({ orderId: order.orderId, id, partId, qtyMilli: 1000, note: '渗油' })
  const before = (await partsOf(order.orderId)).requests.find(request => request.id === id)
  expect(before).toMatchObject({ state: 'requested', approved: false, requestedBy: '马骏' })
  const notices = await house.sql.query(
    `SELECT params FROM notices WHERE kind = 'stock.requested' AND subject_id = $1`,
    [order.orderId],
  )
  expect(JSON.stringify(notices.rows)).toContain('制动软管')
  expect((await house.as('washer').post(`/repair-orders/${order.orderId}/part-requests`, {})).status).toBe(403)
  const { api } = house.as('adviser')
  const { version, lines } = await api.repairOrders.get({ id: order.orderId })
  const hose = { id: newId(), kind: 'part', partId, qtyMilli: 2000, basis: 'finding', basisText: '渗油' } as const
  await api.repairOrders.saveLines({ id: order.orderId, version, lines: [...lines.map(inputOf), hose] })
  await signOrder(house, order.orderId)
  const after = (await partsOf(order.orderId)).requests.filter(request => request.partId === partId)
  expect(after).toMatchObject([{ id, state: 'short', approved: true, wantedMilli: 2000, orderLineId: hose.id }])
})

test('WKS-10: a shortage withdrawn takes its tasks back, and a cancelled order withdraws its own', async () => {
  const order = await signedOrder(house, [{ qtyMilli: 1000 }])
  const { id, version } = await shortageOf(order)
  await house.as('parts').api.shortages.withdraw({ id, version, reason: '从同城店调货' })
  expect((await dutiesOf(id)).map(duty => duty.state)).toEqual(['cancelled'])
  expect((await partsOf(order.orderId)).readiness).toBe('requested')
  const [request] = (await partsOf(order.orderId)).requests
  const again = await house.as('technician').api.shortages.ask({ requestId: request?.id ?? '' })
  const head = await house.as('adviser').api.repairOrders.get({ id: order.orderId })
  await house.as('adviser').api.repairOrders.cancel({ id: order.orderId, version: head.version, reason: '不修了' })
  expect((await house.as('parts').api.shortages.get({ id: again.id })).state).toBe('withdrawn')
  const open = (await house.as('parts').api.shortages.list({ open: 'open', limit: 200 })).rows
  expect(open.map(row => row.id)).not.toContain(again.id)
})

test('EST-13: with a missing part of two days lead the earliest promise is after its arrival, the work and the margin', async () => {
  const car = await carInShop(house)
  const about = { qtyMilli: 1000, basis: 'wish', basisText: '客户要求' } as const
  const orderId = newId()
  const labour = { ...about, id: newId(), kind: 'labour', labourOperationId: car.operationId } as const
  const missing = { ...about, id: newId(), kind: 'part', partId: await addPart(house, { leadDays: 2 }) } as const
  const { api } = house.as('adviser')
  await api.repairOrders.open({ id: orderId, visitId: car.visitId, kind: 'maintenance', lines: [labour, missing] })
  const { promisedAt: proposed, breakdown } = await api.repairOrders.proposePromise({ id: orderId })
  const promisedAt = proposed ?? ''
  const arrives = addHours(await house.now(), 48)
  const work = breakdown.find(step => step.step === 'work')
  expect(breakdown.find(step => step.step === 'parts')?.until.slice(0, 10)).toBe(arrives.slice(0, 10))
  expect(promisedAt >= addHours(arrives, 0)).toBe(true)
  expect(minutesBetween(arrives, promisedAt)).toBeGreaterThan(work?.minutes ?? 0)
})
