import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours, dateOn, minutesBetween } from '#domain/kernel/time.ts'
import { orderKinds } from '#domain/processes/repair-orders/kinds.ts'
import { eventsOf, giveLine, jobDraft, noticesOf, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brakeLines, openBrakeOrder, signOrder } from '../harness/orders.ts'
import { pen } from '../harness/pen.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function foundMore(order: Awaited<ReturnType<typeof orderInWorkshop>>) {
  const addOnId = newId()
  const because = { qtyMilli: 1000, basis: 'finding', basisText: '制动片剩余 1 mm' } as const
  const line = { id: newId(), kind: 'labour', labourOperationId: order.car.brakeId, ...because } as const
  await house.as('technician').api.repairOrders.findAddOn({
    orderId: order.id,
    id: addOnId,
    reason: '后制动片磨损',
    safety: false,
    lines: [line],
  })
  const newPromisedAt = addHours(await house.now(), 8)
  const price = { id: addOnId, version: 1, lines: [line], extraMinutes: 60, newPromisedAt }
  const priced = await house.as('adviser').api.repairOrders.priceAddOn(price)
  return { addOnId, lineId: line.id, ...priced }
}

test('RO-03: a line the customer has not approved is dispatched to nobody; approved, it has its time', async () => {
  const order = await orderInWorkshop(house)
  const found = await foundMore(order)
  const dispatch = async () =>
    house
      .as('dispatcher')
      .post(`/repair-orders/${order.id}/dispatch`, { jobs: [await jobDraft(house, found.lineId, 'technician2')] })
  expect(await dispatch()).toMatchObject({ status: 409, body: { code: 'workshop.lineNotApproved' } })
  const span = { from: addHours(await house.now(), -1), to: addHours(await house.now(), 9) }
  const waits = async () =>
    (await house.as('manager').api.workshop.board(span)).waiting
      .flatMap(row => row.lines)
      .some(line => line.id === found.lineId)
  expect(await waits()).toBe(false)
  await house.as('adviser').api.repairOrders.agreeAddOn({
    ...{ id: found.addOnId, version: found.version, contentHash: found.contentHash },
    ...{ signerName: '周正', image: pen },
  })
  const line = (await house.as('adviser').api.repairOrders.get({ id: order.id })).lines.find(
    each => each.id === found.lineId,
  )
  expect(line).toMatchObject({ state: 'approved', approvedAt: expect.any(String) })
  expect(await waits()).toBe(true)
  expect((await dispatch()).status).toBe(200)
})

test('RO-08: the customer’s answer is on the technician’s screen at once, and the time it was passed on is kept', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const found = await foundMore(order)
  const shown = async () => (await house.as('technician').api.workshop.job({ id: jobId })).addOns
  expect(await shown()).toMatchObject([{ id: found.addOnId, state: 'asked', answerAt: null, relayedAt: null }])
  await house.advance('PT6M')
  await house.as('adviser').api.repairOrders.agreeAddOn({
    ...{ id: found.addOnId, version: found.version, contentHash: found.contentHash },
    ...{ signerName: '周正', image: pen },
  })
  expect(await shown()).toMatchObject([{ state: 'agreed', answerAt: expect.any(String), relayedAt: null }])
  expect(await noticesOf(house, 'addOn.agreed', found.addOnId)).toEqual([await staffIdOf(house, 'technician')])
  const notices = (await house.as('technician').api.notices.list({})).rows
  expect(notices.find(notice => notice.subjectId === found.addOnId)?.title[0]).toContain('客户同意增项')
  await house.advance('PT1M')
  const addOn = (await house.as('manager').api.repairOrders.get({ id: order.id })).addOns[0]
  await house.as('technician').api.repairOrders.receiveAddOn({ id: found.addOnId, version: addOn?.version ?? 0 })
  const [after] = await shown()
  expect(after?.state).toBe('handedOver')
  expect(minutesBetween(after?.answerAt ?? '', after?.relayedAt ?? '')).toBe(1)
})

test('RO-04, TL-21: lines of two trades go to the workshop manager; one trade is the counter’s to give', async () => {
  const single = await carInShop(house)
  const one = await openBrakeOrder(house, single)
  const adviser = house.as('adviser')
  const team = async (id: string, who: string) => {
    const { version } = await adviser.api.repairOrders.get({ id })
    return house.as(who).post(`/repair-orders/${id}/team`, { version, team: '机修一组' })
  }
  expect(await team(one, 'adviser')).toMatchObject({ status: 409, body: { code: 'orders.unsigned' } })
  await signOrder(house, one)
  expect(await dutyOf(one)).toMatchObject({ kind: 'orders.passToWorkshop', owner_role: 'R-SA' })
  expect((await team(one, 'adviser')).status).toBe(200)
  expect(await dutyOf(one)).toBeUndefined()

  const car = await carInShop(house)
  const two = await openBrakeOrder(house, car)
  await house.sql.query(
    `INSERT INTO labour_operations (id, code, name, system, trade, hours_centi, guarantee_class, steps)
      VALUES ($1, 'T-BODY', '前翼子板钣金', '车身', '钣金', 200, '小修', '[]')`,
    [newId()],
  )
  const body = await house.sql.query<{ id: string }>(`SELECT id FROM labour_operations WHERE code = 'T-BODY'`)
  const plate = { id: newId(), kind: 'labour', labourOperationId: body.rows[0]?.id ?? '' } as const
  const lines = [...brakeLines(car), { ...plate, qtyMilli: 1000, basis: 'wish' } as const]
  await adviser.api.repairOrders.saveLines({ id: two, version: 1, lines })
  await signOrder(house, two)
  expect(await dutyOf(two)).toMatchObject({ kind: 'orders.assignSeveralTrades', owner_role: 'R-WS-MGR' })
  expect(await team(two, 'adviser')).toMatchObject({ status: 409, body: { code: 'orders.severalTrades' } })
  expect((await team(two, 'manager')).status).toBe(200)
  expect((await adviser.api.repairOrders.get({ id: two })).team).toBe('机修一组')
})

async function dutyOf(id: string) {
  const { rows } = await house.sql.query(
    `SELECT kind, owner_role FROM duties WHERE subject_id = $1 AND state = 'open' AND kind IN ('orders.passToWorkshop', 'orders.assignSeveralTrades')`,
    [id],
  )
  return rows[0]
}

test('RO-17: another adviser or technician needs a reason, stands on the timeline, and the customer is told', async () => {
  const order = await orderInWorkshop(house)
  const { version } = await house.as('adviser').api.repairOrders.get({ id: order.id })
  const [adviser, adviser2, technician2] = [
    await staffIdOf(house, 'adviser'),
    await staffIdOf(house, 'adviser2'),
    await staffIdOf(house, 'technician2'),
  ]
  const path = `/repair-orders/${order.id}/responsible`
  const body = { version, adviserId: adviser2, namedTechnicianId: technician2, reason: '原顾问休假' }
  expect(await house.as('technician').post(path, body)).toMatchObject({ status: 403 })
  expect(await house.as('adviser').post(path, { ...body, reason: '' })).toMatchObject({ status: 400 })
  expect(await house.as('adviser').post(path, { ...body, adviserId: technician2 })).toMatchObject({
    body: { code: 'orders.notAdviser' },
  })
  const same = { ...body, adviserId: adviser, namedTechnicianId: null }
  expect(await house.as('adviser').post(path, same)).toMatchObject({ body: { code: 'orders.sameResponsible' } })
  expect(await house.as('adviser').post(path, { ...body, version: version + 9 })).toMatchObject({ status: 409 })
  expect((await house.as('adviser').post(path, body)).status).toBe(200)
  const after = await house.as('adviser').api.repairOrders.get({ id: order.id })
  expect(after).toMatchObject({
    adviserId: adviser2,
    namedTechnicianId: technician2,
    axes: { authorisation: 'signed' },
  })
  const { rows: events } = await house.sql.query(
    `SELECT reason, data FROM timeline_events WHERE subject_id = $1 AND event = 'order.responsibleChanged'`,
    [order.id],
  )
  expect(events).toMatchObject([
    { reason: '原顾问休假', data: { changed: { adviserId: { from: adviser, to: adviser2 }, namedTechnicianId: {} } } },
  ])
  const { rows } = await house.sql.query(
    `SELECT body FROM messages WHERE template = 'orders.responsible' AND subject_id = $1`,
    [order.id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].body).toContain('高洁')
})

test('RO-16: a rework order names origin, cause and step; within guarantee it is free, links both ways and counts as rework', async () => {
  const first = await orderInWorkshop(house)
  await house.sql.query('UPDATE repair_orders SET delivered_at = $2 WHERE id = $1', [first.id, await house.now()])
  const again = await carInShop(house)
  await house.sql.query('UPDATE visits SET left_at = $2 WHERE id = $1', [first.car.visitId, await house.now()])
  await house.sql.query('UPDATE visits SET vehicle_id = $2 WHERE id = $1', [again.visitId, first.car.vehicleId])
  const stranger = await carInShop(house)
  const origin = { originalOrderId: first.id, reworkCause: '制动片未磨合到位', reworkStep: 'repair' } as const
  const open = (body: object, visitId = again.visitId) =>
    house.as('adviser').post('/repair-orders', {
      ...{ id: newId(), visitId, kind: 'rework', lines: brakeLines(first.car) },
      ...body,
    })
  expect(await open({})).toMatchObject({ status: 400, body: { code: 'orders.reworkOrigin' } })
  expect(await open({ originalOrderId: first.id })).toMatchObject({ body: { code: 'orders.reworkCause' } })
  expect(await open(origin, stranger.visitId)).toMatchObject({ body: { code: 'orders.reworkOtherCar' } })
  const id = newId()
  expect((await open({ ...origin, id })).status).toBe(200)
  const rework = await house.as('adviser').api.repairOrders.get({ id })
  expect(rework.totalFen).toBe(0)
  expect(rework.totals.byPayer).toEqual({ rework: 14400 + 36000 })
  expect(rework).toMatchObject({ original: { id: first.id }, reworkStep: 'repair', reworkCause: '制动片未磨合到位' })
  const original = await house.as('adviser').api.repairOrders.get({ id: first.id })
  expect(original.reworks).toMatchObject([{ id, cause: '制动片未磨合到位' }])
  // The customer's own doing is the customer's to pay.
  const paid = newId()
  await open({ ...origin, id: paid, reworkStep: 'customer' })
  expect((await house.as('adviser').api.repairOrders.get({ id: paid })).totalFen).toBe(14400 + 36000)
})

test('RO-02: an order of each kind counts once in the week’s table, and opens into its rows', async () => {
  const { api } = house.as('adviser')
  const on = dateOn(await house.now())
  const before = await api.repairOrders.byKind({ fromOn: on, toOn: on })
  const first = await orderInWorkshop(house)
  const rework = { originalOrderId: first.id, reworkCause: '异响仍在', reworkStep: 'repair' } as const
  const visitId = first.car.visitId
  for (const kind of orderKinds)
    await api.repairOrders.open({ id: newId(), visitId, kind, lines: [], ...(kind === 'rework' ? rework : {}) })
  const after = await api.repairOrders.byKind({ fromOn: on, toOn: on })
  expect(after.rows.map(row => row.kind)).toEqual([...orderKinds])
  const grown = after.rows.map((row, index) => [row.kind, row.count - (before.rows[index]?.count ?? 0)])
  // The first order was a repair too.
  expect(Object.fromEntries(grown)).toEqual({ ...Object.fromEntries(orderKinds.map(kind => [kind, 1])), repair: 2 })
  expect(after.count).toBe(after.rows.reduce((sum, row) => sum + row.count, 0))
  expect(after.reworkPpm).toBe(
    Math.round(((after.rows.find(row => row.kind === 'rework')?.count ?? 0) * 1_000_000) / after.count),
  )
  for (const { kind, count } of after.rows) {
    const { rows } = await api.repairOrders.list({ kind, open: 'all', fromOn: on, toOn: on, limit: 100 })
    expect(rows).toHaveLength(count)
  }
  expect(await house.as('washer').get(`/repair-orders/by-kind?fromOn=${on}&toOn=${on}`)).toMatchObject({ status: 200 })
  expect(await house.nobody.get(`/repair-orders/by-kind?fromOn=${on}&toOn=${on}`)).toMatchObject({ status: 401 })
  expect(await eventsOf(house, first.id)).toContain('order.opened')
})
