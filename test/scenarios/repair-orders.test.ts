import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brakeLines, openBrakeOrder, signOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { type CarInShop, carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const openOrder = (car: CarInShop) => openBrakeOrder(house, car)
const sign = (id: string) => signOrder(house, id)

test('RCV-19, EST-14: without lines, promise or basis an order cannot be put before the customer', async () => {
  const car = await carInShop(house)
  const adviser = house.as('adviser')
  const id = newId()
  await adviser.api.repairOrders.open({ id, visitId: car.visitId, kind: 'repair', lines: [] })
  const empty = await adviser.post(`/repair-orders/${id}/present`, { version: 1 })
  expect(empty).toMatchObject({ status: 409, body: { code: 'orders.noLines' } })
  await adviser.api.repairOrders.saveLines({
    id,
    version: 1,
    lines: brakeLines(car).map(line => ({ ...line, basisText: '' })),
  })
  const unpromised = await adviser.post(`/repair-orders/${id}/present`, { version: 2 })
  expect(unpromised).toMatchObject({ status: 409, body: { code: 'orders.noPromise' } })
  await adviser.api.repairOrders.promise({
    id,
    version: 2,
    promisedAt: addHours(await house.now(), 3),
    reason: '客户着急',
  })
  const baseless = await adviser.post(`/repair-orders/${id}/present`, { version: 3 })
  expect(baseless).toMatchObject({ status: 409, body: { code: 'orders.noBasis' } })
  expect((await adviser.api.repairOrders.get({ id })).blockers).toHaveLength(1)
})

test('RO-01, RCV-18, SYS-02: presenting draws one number and issues order and contract with every line, price and time', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const shown = await sign(id)
  const order = await house.as('adviser').api.repairOrders.get({ id })
  expect(order.number).toBe(shown.number)
  expect(order.axes.authorisation).toBe('signed')
  expect(order.label).toBe('washing')
  const again = await house.as('adviser').post(`/repair-orders/${id}/present`, { version: order.version })
  expect(again).toMatchObject({ status: 409, body: { code: 'orders.signedAlready' } })
  expect(order.totals.totalFen).toBe(14400 + 36000)
  const paper = await house.as('adviser').api.papers.get({ id: shown.orderPaperId })
  expect(paper.document.state).toBe('signed')
  expect(JSON.stringify(paper.document.content)).toContain('更换前制动片')
  expect(paper.document.signatures.map(item => item.role).sort()).toEqual(['adviser', 'customer'])
  const pdf = await house.as('adviser').get(`/papers/${shown.orderPaperId}/pdf`)
  expect(pdf.status).toBe(200)
  expect(String(pdf.body)).toMatch(/^%PDF/)
})

test('APT-16: the order paper is printed before anybody signs, as a draft without number; once it is issued that one is printed', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const adviser = house.as('adviser')
  const draft = () => adviser.get(`/repair-orders/${id}/preprint`)
  expect(await draft()).toMatchObject({ status: 409, body: { code: 'orders.noPromise' } })
  const promisedAt = addHours(await house.now(), 3)
  await adviser.api.repairOrders.promise({ id, version: 1, promisedAt, reason: '约定' })
  const pdf = await draft()
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(String(pdf.body)).toMatch(/^%PDF/)
  const order = await adviser.api.repairOrders.get({ id })
  expect(order).toMatchObject({ number: null, axes: { authorisation: 'draft' } })
  expect((await adviser.api.papers.list({ threadId: id })).rows).toEqual([])
  await sign(id)
  expect(await draft()).toMatchObject({ status: 409, body: { code: 'orders.presentedAlready' } })
})

test('SYS-03: a line changed after signing voids the signature, keeps it in history and asks again', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const shown = await sign(id)
  const { api } = house.as('adviser')
  const before = await api.repairOrders.get({ id })
  await api.repairOrders.saveLines({ id, version: before.version, lines: brakeLines(car).slice(0, 1) })
  const after = await api.repairOrders.get({ id })
  expect(after.axes.authorisation).toBe('draft')
  expect(after.lines.every(line => line.approvedAt === null)).toBe(true)
  const paper = await api.papers.get({ id: shown.orderPaperId })
  expect(paper.document.state).toBe('voided')
  expect(paper.document.signatures.find(item => item.role === 'customer')?.voidReason).toBe('项目变更')
  const late = await house.as('adviser').post(`/papers/${shown.orderPaperId}/signatures`, {
    role: 'customer',
    method: 'drawn',
    signerName: '周正',
    image: pen,
    contentHash: shown.contentHash,
  })
  expect(late).toMatchObject({ status: 409, body: { code: 'papers.notOpen' } })
})

test('EST-09: a price off the published one waits for an approval that the asker cannot give', async () => {
  const car = await carInShop(house)
  const { api, post } = house.as('adviser')
  const id = newId()
  const cheap = brakeLines(car).map(line => (line.kind === 'part' ? { ...line, unitPriceFen: 30000 } : line))
  const silent = await post('/repair-orders', { id, visitId: car.visitId, kind: 'repair', lines: cheap })
  expect(silent).toMatchObject({ status: 400, body: { code: 'orders.deviationReason' } })
  await api.repairOrders.open({
    id,
    visitId: car.visitId,
    kind: 'repair',
    lines: cheap.map(line => ({ ...line, deviationReason: '老客户' })),
  })
  await api.repairOrders.promise({ id, version: 1, promisedAt: addHours(await house.now(), 5), reason: '约定' })
  expect(await post(`/repair-orders/${id}/present`, { version: 2 })).toMatchObject({
    status: 409,
    body: { code: 'orders.deviation' },
  })
})

test('SYS-04: the second editor is told who changed what, and nothing of the first is lost', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const adviserId = await staffIdOf(house, 'adviser')
  const edit = (wishes: string) => ({
    version: 1,
    kind: 'repair',
    description: '刹车异响',
    wishes,
    namedTechnicianId: null,
    adviserId,
  })
  expect((await house.as('adviser').post(`/repair-orders/${id}/edit`, edit('洗车'))).status).toBe(200)
  const stale = await house.as('adviser2').post(`/repair-orders/${id}/edit`, edit('不洗车'))
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'kernel.stale', params: { who: '林晓', fields: 'wishes' } },
  })
  expect((await house.as('adviser').api.repairOrders.get({ id })).wishes).toBe('洗车')
})

test('SYS-01: a foreign store’s order is the same 404 as a missing one, and a technician may not open one', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const foreign = await house.as('other-adviser').get(`/repair-orders/${id}`)
  const missing = await house.as('adviser').get(`/repair-orders/${newId()}`)
  expect(foreign.status).toBe(404)
  expect({ ...Object(foreign.body), requestId: '' }).toEqual({ ...Object(missing.body), requestId: '' })
  expect(
    (
      await house
        .as('technician')
        .post('/repair-orders', { id: newId(), visitId: car.visitId, kind: 'repair', lines: [] })
    ).status,
  ).toBe(403)
})

test('RO-01: the same request twice opens one order and answers the same; another body under the key is refused', async () => {
  const car = await carInShop(house)
  const body = { id: newId(), visitId: car.visitId, kind: 'repair', lines: [] }
  const key = newId()
  const answers = await Promise.all([1, 2, 3, 4].map(() => house.as('adviser').post('/repair-orders', body, { key })))
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
  expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).toBe(1)
  const { rows } = await house.sql.query('SELECT count(*)::int AS n FROM repair_orders WHERE id = $1', [body.id])
  expect(rows[0].n).toBe(1)
  const other = await house.as('adviser').post('/repair-orders', { ...body, kind: 'maintenance' }, { key })
  expect(other).toMatchObject({ status: 422, body: { code: 'kernel.keyReused' } })
})

test('RO-07, TL-22: an add-on found opens the adviser’s duty to call, overdue after ten minutes', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  const early = await house
    .as('technician')
    .post(`/repair-orders/${id}/add-ons`, { id: newId(), reason: '制动盘磨损', safety: true, lines: [] })
  expect(early).toMatchObject({ status: 409, body: { code: 'orders.unsigned' } })
  await sign(id)
  const addOnId = newId()
  await house.as('technician').api.repairOrders.findAddOn({
    orderId: id,
    id: addOnId,
    reason: '制动盘磨损',
    safety: true,
    consequence: '制动距离变长',
    lines: [],
  })
  const duty = async () =>
    (await house.sql.query('SELECT due_at, overdue_at, state FROM duties WHERE subject_id = $1', [addOnId])).rows[0]
  expect(await duty()).toMatchObject({ state: 'open', overdue_at: null })
  await house.advance('PT11M')
  expect((await duty()).overdue_at).not.toBeNull()
})

test('RO-09, RO-11, EST-07: refusing needs the person told, a safety item the risk note; the line is remembered', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  await sign(id)
  const addOnId = newId()
  const line = { id: newId(), kind: 'labour', labourOperationId: car.operationId, qtyMilli: 1000 } as const
  await house
    .as('technician')
    .api.repairOrders.findAddOn({ orderId: id, id: addOnId, reason: '机油变质', safety: true, lines: [line] })
  const refusal = { version: 1, channel: 'call', reason: '下次再做' }
  const adviser = house.as('adviser')
  expect(await adviser.post(`/add-ons/${addOnId}/refuse`, { ...refusal, relayedTo: null })).toMatchObject({
    status: 400,
    body: { code: 'orders.relayNeeded' },
  })
  const relayedTo = await staffIdOf(house, 'manager')
  expect(await adviser.post(`/add-ons/${addOnId}/refuse`, { ...refusal, relayedTo })).toMatchObject({
    status: 400,
    body: { code: 'orders.riskNote' },
  })
  const done = await adviser.post(`/add-ons/${addOnId}/refuse`, {
    ...refusal,
    relayedTo,
    riskSignature: { signerName: '周正', image: pen },
  })
  expect(done.status).toBe(200)
  const { rows } = await house.sql.query('SELECT text, safety FROM open_items WHERE vehicle_id = $1', [car.vehicleId])
  expect(rows).toEqual([{ text: '更换机油机滤', safety: true }])
})

test('RO-10, RO-12: agreed by the customer, an add-on gets its form, its lines may start, and the promise moves with its history', async () => {
  const car = await carInShop(house)
  const id = await openOrder(car)
  await sign(id)
  const addOnId = newId()
  const line = {
    id: newId(),
    kind: 'labour',
    labourOperationId: car.operationId,
    qtyMilli: 1000,
    basis: 'finding',
    basisText: '机油变质',
  } as const
  await house
    .as('technician')
    .api.repairOrders.findAddOn({ orderId: id, id: addOnId, reason: '机油变质', safety: false, lines: [line] })
  const { api } = house.as('adviser')
  const newPromisedAt = addHours(await house.now(), 8)
  const priced = await api.repairOrders.priceAddOn({
    id: addOnId,
    version: 1,
    lines: [line],
    extraMinutes: 60,
    newPromisedAt,
  })
  expect((await api.repairOrders.get({ id })).lines.find(item => item.addOnId === addOnId)?.state).toBe('proposed')
  await api.repairOrders.agreeAddOn({
    id: addOnId,
    version: priced.version,
    signerName: '周正',
    image: pen,
    contentHash: priced.contentHash,
  })
  const order = await api.repairOrders.get({ id })
  expect(order.lines.find(item => item.addOnId === addOnId)?.state).toBe('approved')
  expect(order.promisedAt).toBe(newPromisedAt)
  expect(order.promises).toHaveLength(2)
  expect(order.addOns[0]?.state).toBe('agreed')
  await house.as('manager').api.repairOrders.receiveAddOn({ id: addOnId, version: order.addOns[0]?.version ?? 0 })
  expect((await api.repairOrders.get({ id })).addOns[0]?.state).toBe('handedOver')
})
