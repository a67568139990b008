import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { type House, openHouse } from '../harness/house.ts'
import { billOf, type Shelf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

/** Tuesday, Saturday and the end of April 2027 in the shop's time, closing at half past five. */
let house: House
let shelf: Shelf
beforeAll(async () => {
  house = await openHouse()
  shelf = await shelfFor(house, await carInShop(house))
})
afterAll(() => house.close())

const plan = () => house.as('tracker').api.reports.plan({})
async function reportOf(kind: 'daily' | 'weekly' | 'monthly') {
  const row = (await house.as('tracker').api.reports.list({ kind })).rows[0]
  return house.as('tracker').api.reports.get({ id: row?.id ?? '' })
}
const send = async (kind: 'daily' | 'weekly' | 'monthly', username = 'tracker') => {
  const { id, version } = await reportOf(kind)
  return house.as(username).post(`/reports/${id}/send`, { version, comment: '台次平稳' })
}

test('RPT-06: before its draft, by another, or with an order without category a report is not sent', async () => {
  const { orderId } = await billOf(house, shelf, 10_000)
  await plan()
  expect(await plan()).toEqual({ opened: 0 })
  expect(await send('daily')).toMatchObject({ status: 409, body: { code: 'reports.notDrafted' } })
  await house.moveTo('2027-03-02T09:01:00.000Z')
  expect((await send('daily', 'cashier')).status).toBe(403)
  await house.sql.query(
    `INSERT INTO order_lines (id, store_id, order_id, position, kind, name, hours_centi, qty_milli, unit_price_fen, published_price_fen,
        amount_fen, tax_ppm, basis, state)
      SELECT gen_random_uuid(), store_id, id, 9, 'labour', '检查', 10, 1000, 0, 0, 0, 130000, 'wish', 'passed' FROM repair_orders WHERE id = $1`,
    [orderId],
  )
  const number = (await house.as('adviser').api.repairOrders.get({ id: orderId })).number
  expect((await reportOf('daily')).exceptions).toEqual([{ orderId, number }])
  expect(await send('daily')).toMatchObject({ status: 409, body: { code: 'reports.incomplete' } })
  await house.sql.query(`UPDATE order_lines SET guarantee_class = '小修' WHERE order_id = $1`, [orderId])
  expect((await send('daily')).status).toBe(200)
  expect(await send('daily')).toMatchObject({ status: 409, body: { code: 'reports.sent' } })
  await expect(house.sql.query(`UPDATE period_reports SET comment = 'x' WHERE sent_at IS NOT NULL`)).rejects.toThrow(
    /never changed/,
  )
})

test('RPT-05: sent to finance, service manager and general manager; three read times, the unread reminded', async () => {
  const { id, receipts, checkSum, paperId } = await reportOf('daily')
  expect(receipts.map(receipt => receipt.role).toSorted()).toEqual(['R-FIN', 'R-GM', 'R-SVC-MGR'])
  expect(checkSum).toMatch(/^[0-9a-f]{64}$/)
  expect(paperId).not.toBeNull()
  expect(await house.as('supervisor').post(`/reports/${id}/read`, {})).toMatchObject({
    status: 409,
    body: { code: 'reports.notRecipient' },
  })
  for (const username of ['finance', 'service']) await house.as(username).api.reports.read({ id })
  await house.advance('PT5H')
  const after = (await reportOf('daily')).receipts
  expect(after.filter(receipt => receipt.readAt !== null && receipt.remindedAt === null)).toHaveLength(2)
  expect(after.find(receipt => receipt.role === 'R-GM')).toMatchObject({ readAt: null, remindedAt: expect.any(String) })
  await house.as('gm').api.reports.read({ id })
  expect((await reportOf('daily')).receipts.every(receipt => receipt.readAt !== null)).toBe(true)
})

test('RPT-01: the draft is there half an hour before closing, and a minute after it an unsent report counts late', async () => {
  await house.moveTo('2027-03-03T02:00:00.000Z')
  await billOf(house, shelf, 12_300)
  await plan()
  await house.moveTo('2027-03-03T09:00:00.000Z')
  const draft = await reportOf('daily')
  expect(draft).toMatchObject({ isLate: false, can: { send: true }, figures: { orders: 1, revenueFen: 12_300 } })
  await house.moveTo('2027-03-03T09:31:00.000Z')
  expect((await reportOf('daily')).isLate).toBe(true)
})

test('RPT-02: a weekly report unsent at Saturday’s closing is a breach on record and reaches the supervisor', async () => {
  await house.moveTo('2027-03-06T01:00:00.000Z')
  await plan()
  const { id, dueAt } = await reportOf('weekly')
  expect(dueAt).toBe('2027-03-06T09:30:00.000Z')
  await house.moveTo('2027-03-06T09:35:00.000Z')
  const { rows } = await house.sql.query(
    `SELECT id, overdue_at, escalated_at FROM duties WHERE kind = 'reports.weekly' AND subject_id = $1`,
    [id],
  )
  expect(rows[0].overdue_at).not.toBeNull()
  expect(rows[0].escalated_at).not.toBeNull()
  const told = await house.sql.query(
    `SELECT count(*)::int AS n FROM notices n JOIN staff s ON s.id = n.staff_id WHERE s.name = '梁栋' AND n.params::text LIKE '%' || $1 || '%'`,
    [rows[0].id],
  )
  expect(told.rows[0].n).toBeGreaterThan(0)
  expect((await send('weekly')).status).toBe(200)
  expect(await reportOf('weekly')).toMatchObject({ isLate: true })
})

test('RPT-03, RPT-04: April closes on the 30th; what comes after stands in May’s supplement, and totals equal orders', async () => {
  await house.moveTo('2027-04-29T02:00:00.000Z')
  for (const fen of [40_000, 60_001]) await billOf(house, shelf, fen)
  const withdrawn = await billOf(house, shelf, 5_000)
  await house.moveTo('2027-04-30T02:00:00.000Z')
  await plan()
  await house.moveTo('2027-04-30T09:20:00.000Z')
  const april = await reportOf('monthly')
  expect(april.figures).toMatchObject({ orders: 3, revenueFen: 105_001, unsettled: { bills: 5 } })
  expect(april.figures.cells).toMatchObject([{ body: 'sedan', kind: 'repair', orders: 3, revenueFen: 105_001 }])
  const { api } = house.as('finance')
  const behind = await api.reports.rows({ id: april.id, part: 'main', body: 'sedan', kind: 'repair' })
  expect(behind.rows.reduce((sum, row) => sum + row.totalFen, 0)).toBe(105_001)
  expect((await send('monthly')).status).toBe(200)
  await house.moveTo('2027-04-30T09:25:00.000Z')
  await billOf(house, shelf, 1_000)
  await house.moveTo('2027-04-30T10:00:00.000Z')
  await billOf(house, shelf, 7_700)
  await house.as('cashier').api.settlement.withdraw({ id: withdrawn.orderId, reason: '漏项' })
  const { untilAt: _seen, ...figures } = april.figures
  expect((await reportOf('monthly')).figures).toMatchObject(figures)
  await house.moveTo('2027-05-31T02:00:00.000Z')
  await plan()
  const may = await reportOf('monthly')
  expect(may.figures).toMatchObject({
    orders: 0,
    supplement: { orders: 2, revenueFen: 8_700 },
    withdrawn: { bills: 1, revenueFen: 5_000 },
  })
  const late = await api.reports.rows({ id: may.id, part: 'supplement' })
  expect(late.rows.map(row => row.totalFen)).toEqual([1_000, 7_700])
})

test('RPT-04, R17: the bills behind a report come as a file, of one report only', async () => {
  const [april] = (await house.as('finance').api.reports.list({ kind: 'monthly' })).rows.slice(-1)
  const { exports } = house.as('finance').api
  const file = { kind: 'reportBills', format: 'csv' } as const
  expect((await house.as('finance').post('/exports', { id: newId(), ...file })).status).toBe(400)
  const id = newId()
  await exports.start({ id, ...file, filters: { id: april?.id ?? '', part: 'main', body: 'sedan' } })
  await drainJobs(house.sql, 'carebay', 20_000)
  const text = await (await house.as('finance').raw(`/exports/${id}/file`)).text()
  const [head = '', ...lines] = text.trimEnd().split('\r\n')
  const at = head.split(',').indexOf('金额')
  expect(lines.map(line => line.split(',')[at]).toSorted()).toEqual(['400.00', '50.00', '600.01'].toSorted())
  expect(lines[0]).toContain('轿车')
})
