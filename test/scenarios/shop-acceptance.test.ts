import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { deliverCar } from '../harness/deliver.ts'
import { giveLine, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, restored, signOrder } from '../harness/orders.ts'
import { carInShop, staffIdOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('RO-01: the order on paper holds every line with its price, the time and the wish', async () => {
  const id = await openBrakeOrder(house, await carInShop(house))
  const { api } = house.as('adviser')
  const edit = { kind: 'repair', description: '刹车异响', wishes: '旧件带走，洗车', namedTechnicianId: null } as const
  await api.repairOrders.edit({ id, version: 1, ...edit, adviserId: await staffIdOf(house, 'adviser') })
  const { orderPaperId } = await signOrder(house, id)
  const order = await api.repairOrders.get({ id })
  const { content, number } = (await api.papers.get({ id: orderPaperId })).document
  expect(number).toBe(order.number)
  expect(content).toMatchObject({
    ...{ orderNumber: order.number, otherWishes: '旧件带走，洗车', promisedAt: order.promisedAt, totalFen: 50_400 },
    items: [{ name: '更换前制动片', labourFen: 14_400, materialsFen: 36_000, amountFen: 50_400 }],
  })
})

test('RO-07, TL-22: an add-on nobody calls about in ten minutes is overdue and reaches the supervisor', async () => {
  const order = await orderInWorkshop(house)
  const id = newId()
  const finding = { orderId: order.id, id, reason: '制动盘磨损', safety: false, lines: [] }
  await house.as('technician').api.repairOrders.findAddOn(finding)
  const duty = async () =>
    (
      await house.sql.query(
        `SELECT d.overdue_at IS NOT NULL AS overdue, d.escalated_at IS NOT NULL AS escalated,
            extract(epoch FROM d.due_at - d.opens_at)::int / 60 AS minutes FROM duties d WHERE d.subject_id = $1`,
        [id],
      )
    ).rows[0]
  expect(await duty()).toEqual({ overdue: false, escalated: false, minutes: 10 })
  await house.advance('PT9M')
  expect(await duty()).toMatchObject({ overdue: false })
  await house.advance('PT2H')
  expect(await duty()).toMatchObject({ overdue: true, escalated: true })
})

test('WKS-07: what the workshop expects beyond the promise shows as a delay risk on the order', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  await house.as('technician').api.workshop.start({ id: jobId, version: 1 })
  await house.advance('PT55M')
  const { promisedAt, risk } = await house.as('adviser').api.repairOrders.get({ id: order.id })
  expect(risk).toBeNull()
  const answer = { queryId: newId(), answeredBy: await staffIdOf(house, 'manager'), abnormal: true }
  const expectedFinishAt = addHours(promisedAt ?? '', 2)
  const path = `/repair-orders/${order.id}/progress-queries`
  const ask = (more: object) => house.as('adviser').post(path, { ...answer, expectedFinishAt, ...more })
  expect(await ask({})).toMatchObject({ status: 400, body: { code: 'workshop.measureNeeded' } })
  expect(await ask({ measure: '增派一人' })).toMatchObject({ status: 400, body: { code: 'workshop.measureNeeded' } })
  const measureOwner = await staffIdOf(house, 'manager')
  expect((await ask({ measure: '增派一人', measureOwner })).status).toBe(200)
  await house.advance('PT1M')
  expect((await house.as('adviser').api.repairOrders.get({ id: order.id })).risk).toMatchObject({
    readyAt: expect.any(String),
  })
  const { version } = await house.as('technician').api.workshop.job({ id: jobId })
  await house.as('technician').api.workshop.pause({ id: jobId, version, reason: 'shift' })
})

test('BAY-01: the terminal writes begin, readings, pause and end by itself, for its own technician and by the same rules', async () => {
  const jobId = await giveLine(house, await orderInWorkshop(house))
  const see = (event: string, more: object = {}, who = 'technician') =>
    house.as(who).post(`/jobs/${jobId}/device-events`, { event, ...more })
  expect((await see('start', {}, 'cashier')).status).toBe(403)
  expect(await see('start', {}, 'technician2')).toMatchObject({ status: 403, body: { code: 'workshop.notMine' } })
  expect(await see('step', { position: 2, value: '110' })).toMatchObject({ body: { code: 'workshop.jobState' } })
  expect((await see('start')).status).toBe(200)
  expect((await see('start')).status).toBe(409)
  await house.advance('PT20M')
  expect((await see('pause')).status).toBe(200)
  const job = () => house.as('technician').api.workshop.job({ id: jobId })
  expect(await job()).toMatchObject({ state: 'paused', clockedMinutes: 20 })
  expect((await see('start')).status).toBe(200)
  expect(await see('step', { position: 2, value: '400' })).toMatchObject({ body: { code: 'workshop.outOfLimits' } })
  expect((await see('step', { position: 2, value: '112' }, 'technician2')).status).toBe(403)
  expect((await see('step', { position: 2, value: '112' })).status).toBe(200)
  expect(await see('finish', { place: restored })).toMatchObject({ body: { code: 'workshop.openSteps' } })
  expect((await see('step', { position: 1 })).status).toBe(200)
  expect(await see('finish')).toMatchObject({ status: 409, body: { code: 'workshop.placeLeft' } })
  expect((await see('finish', { place: restored })).status).toBe(200)
  expect(await job()).toMatchObject({
    state: 'done',
    steps: [{ source: 'device' }, { source: 'device', value: '112' }],
  })
})

test('DLV-11, DLV-18: the card given at delivery shows what comes next, and the car keeps it for the reminder', async () => {
  const { orderId, car } = await deliverCar(house)
  const { rows } = await house.as('adviser').api.papers.list({ threadId: orderId, limit: 200 })
  const card = rows.find(row => row.kind === 'FRM-08')
  const { content } = (await house.as('adviser').api.papers.get({ id: card?.id ?? '' })).document
  expect(content).toMatchObject({
    adviser: '林晓',
    hotline: expect.stringMatching(/\d/),
    guaranteeNote: expect.stringContaining('质量保证期'),
    lastService: { mileageKm: 30_100 },
    nextService: { dueOn: '2027-09-02', dueKm: 40_000, items: '小保养' },
  })
  const { rows: cars } = await house.sql.query(
    `SELECT to_char(next_service_on, 'YYYY-MM-DD') AS on, next_service_km AS km FROM vehicles WHERE id = $1`,
    [car.vehicleId],
  )
  expect(cars).toEqual([{ on: '2027-09-02', km: 40_000 }])
})

test('DLV-11: a service without the next mileage is not advised; the reminder waits for its day, and who is booked gets none', async () => {
  const asked = await orderInWorkshop(house)
  const [one, two] = [await deliverCar(house), await deliverCar(house)]
  expect((await house.as('adviser').api.delivery.get({ id: one.orderId })).serviceReminderAt).toBe(
    '2027-08-19T01:00:00.000Z',
  )
  await house.sql.query(`UPDATE repair_orders SET kind = 'maintenance' WHERE id = $1`, [asked.id])
  await house.sql.query(
    `INSERT INTO deliveries (order_id, store_id, taken_over_at, taken_over_by)
      SELECT id, store_id, created_at, adviser_id FROM repair_orders WHERE id = $1`,
    [asked.id],
  )
  const advice = { version: 1, careNotes: [], nextOn: '2027-09-02', nextContent: '小保养' }
  const advise = (nextKm: number | null) =>
    house.as('adviser').post(`/deliveries/${asked.id}/advice`, { ...advice, nextKm })
  expect(await advise(null)).toMatchObject({ status: 400, body: { code: 'delivery.nextKmNeeded' } })
  expect((await advise(40_000)).status).toBe(200)

  const booking = { id: newId(), kind: 'maintenance', channel: 'call', vehicleId: two.car.vehicleId } as const
  await house.as('adviser').api.appointments.create(booking)
  await house.sql.query(`UPDATE timers SET at = $1 WHERE kind = 'delivery.serviceDue'`, [
    addHours(await house.now(), 1),
  ])
  await house.advance('PT2H')
  const reminders = async (vehicleId: string) =>
    (await house.as('adviser').api.messages.list({ subjectId: vehicleId })).rows.map(row => [row.template, row.body])
  expect(await reminders(one.car.vehicleId)).toEqual([
    ['delivery.serviceDue', expect.stringMatching(/小保养.*2027-09-02 或 40000 km/)],
  ])
  expect(await reminders(two.car.vehicleId)).toEqual([])
  expect((await house.as('adviser').api.delivery.get({ id: one.orderId })).serviceReminderAt).toBeNull()
})
