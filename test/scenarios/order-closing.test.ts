import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { setDelivery } from '#server/processes/repair-orders/move-axes.ts'
import { findOrder } from '#server/processes/repair-orders/queries.ts'
import { asStaff } from '../harness/duties.ts'
import { giveLine, orderInWorkshop } from '../harness/floor.ts'
import { type House, openHouse } from '../harness/house.ts'
import { finishJob } from '../harness/orders.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function tokenOf(orderId: string): Promise<string> {
  const { rows } = await house.sql.query<{ body: string; secret_cipher: string | null }>(
    `SELECT body, secret_cipher FROM messages WHERE template = 'workshop.progressLink' AND subject_id = $1 ORDER BY created_at DESC`,
    [orderId],
  )
  const sealed = rows[0]?.secret_cipher
  const words = sealed ? house.running.services.vault.open(sealed) : (rows[0]?.body ?? '')
  return /\/m\/o\/([\w-]+)/.exec(words)?.[1] ?? ''
}

test('RO-06: the customer’s page shows state, percent, expected end and the step in hand as it is ticked', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  expect(await house.as('technician').post(`/repair-orders/${order.id}/progress-link`, {})).toMatchObject({
    status: 403,
  })
  await house.as('adviser').api.workshop.sendProgressLink({ id: order.id })
  const token = await tokenOf(order.id)
  const page = async () => (await house.nobody.get(`/links/${token}/progress`)).body
  expect(await house.nobody.get(`/links/${'x'.repeat(43)}/progress`)).toMatchObject({ status: 404 })
  expect(await page()).toMatchObject({ state: 'repairing', percent: 0, step: '' })
  const { api } = house.as('technician')
  await api.workshop.start({ id: jobId, version: 1 })
  expect(await page()).toMatchObject({
    percent: 0,
    step: '拆下车轮并检查制动盘',
    technician: house.called('technician'),
  })
  await api.workshop.step({ id: jobId, position: 1 })
  const { promisedAt } = await house.as('adviser').api.repairOrders.get({ id: order.id })
  expect(await page()).toMatchObject({ percent: 50, step: '紧固车轮螺栓', promisedAt, expectedAt: promisedAt })
  await api.workshop.pause({ id: jobId, version: 2, reason: 'pause' })
  const shown = JSON.stringify(await page())
  expect(shown).not.toContain('Fen')
  expect(shown).not.toContain('139')
})

test('BAY-02, RO-14: a finished job has its report of steps with time, and every paper of the visit is in the bundle', async () => {
  const order = await orderInWorkshop(house)
  const jobId = await giveLine(house, order)
  const kinds = async () =>
    (await house.as('adviser').api.repairOrders.bundle({ id: order.id })).rows.map(row => row.kind)
  expect(await kinds()).not.toContain('FRM-70')
  await finishJob(house, jobId)
  const bundle = await house.as('adviser').api.repairOrders.bundle({ id: order.id })
  expect(await kinds()).toEqual(expect.arrayContaining(['FRM-01', 'FRM-18', 'SLP-01', 'FRM-70']))
  const { rows } = await house.sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM papers WHERE thread_id IN ($1, $2) AND state <> 'voided'`,
    [order.id, order.car.visitId],
  )
  expect(bundle.rows).toHaveLength(rows[0]?.n ?? 0)
  const report = bundle.rows.find(row => row.kind === 'FRM-70')
  const paper = await house.as('adviser').api.papers.get({ id: report?.id ?? '' })
  expect(paper.document.content).toMatchObject({
    job: '更换前制动片',
    steps: [
      { name: '拆下车轮并检查制动盘', at: expect.any(String), source: '平板' },
      { name: '紧固车轮螺栓', at: expect.any(String), value: '110 N·m', limits: '100–120 N·m' },
    ],
  })
  const pdf = await house.as('adviser').get(`/papers/${report?.id}/pdf`)
  expect(String(pdf.body)).toMatch(/^%PDF/)
  expect(await house.as('other-adviser').get(`/repair-orders/${order.id}/bundle`)).toMatchObject({ status: 404 })
})

test('RO-18: the score of an order counts what the timeline holds and names what is missing', async () => {
  const order = await orderInWorkshop(house)
  const trace = async () => house.as('manager').api.repairOrders.trace({ id: order.id })
  const missing = async () => (await trace()).steps.filter(step => step.at === null).map(step => step.step)
  const before = await trace()
  expect(await missing()).toEqual(expect.arrayContaining(['dispatched', 'started', 'finished', 'inspected', 'left']))
  expect(await missing()).not.toContain('signed')
  await finishJob(house, await giveLine(house, order))
  expect(await missing()).not.toContain('finished')
  expect(await missing()).toContain('inspected')
  expect((await trace()).ppm).toBeGreaterThan(before.ppm)
})

test('RO-15, TL-39: eight orders handed over today make a list of eight; what is not confirmed at the end of the day is alerted', async () => {
  const first = await orderInWorkshop(house)
  const now = await house.now()
  const onDay = dateOn(now)
  const ids = Array.from({ length: 8 }, () => newId())
  for (const id of ids)
    await house.sql.query(
      `INSERT INTO repair_orders (id, store_id, visit_id, vehicle_id, number, kind, adviser_id, authorisation, work, delivery, created_at)
        SELECT $1, store_id, visit_id, vehicle_id, $2, 'repair', adviser_id, 'signed', 'passed', 'accepted', $3 FROM repair_orders WHERE id = $4`,
      [id, `RO-DONE-${id.slice(-6)}`, now, first.id],
    )
  await handOverAll(ids)
  const cra = house.as('cra')
  expect(await house.as('technician').get(`/finished-orders?onDay=${onDay}`)).toMatchObject({ status: 403 })
  const list = await cra.api.repairOrders.finished({ onDay })
  expect(list.rows).toHaveLength(8)
  expect(list).toMatchObject({ unconfirmed: 8 })
  expect(list.rows[0]).toMatchObject({ adviser: '林晓', customer: '周正', late: false })
  const duty = async () =>
    (
      await house.sql.query(
        `SELECT state, overdue_at IS NOT NULL AS overdue FROM duties WHERE kind = 'orders.confirmFinished' AND subject_id = $1`,
        [house.storeId],
      )
    ).rows
  expect(await duty()).toEqual([{ state: 'open', overdue: false }])
  expect(await house.as('adviser').post('/finished-orders/confirmation', { orderIds: ids })).toMatchObject({
    status: 403,
  })
  expect(await cra.api.repairOrders.confirmFinished({ orderIds: ids.slice(0, 7) })).toEqual({ confirmed: 7 })
  await house.advance('PT10H')
  expect(await duty()).toEqual([{ state: 'open', overdue: true }])
  const late = (await cra.api.repairOrders.finished({ onDay })).rows.filter(row => row.late)
  expect(late.map(row => row.orderId)).toEqual([ids[7]])
  await cra.api.repairOrders.confirmFinished({ orderIds: ids })
  expect((await cra.api.repairOrders.finished({ onDay })).rows.every(row => row.confirmedBy === '谢晴')).toBe(true)
  expect(await duty()).toEqual([{ state: 'done', overdue: true }])
})

/** By the same function that hands an order over, in the name of the adviser. */
async function handOverAll(ids: readonly string[]): Promise<void> {
  await asStaff(house, 'adviser', async ctx => {
    for (const id of ids) {
      const order = await findOrder(ctx, id)
      if (order) await setDelivery(ctx, order, 'delivered', { deliveredAt: ctx.now })
    }
  })
}
