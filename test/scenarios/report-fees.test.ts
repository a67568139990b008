import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { type House, openHouse } from '../harness/house.ts'
import { receiveCar } from '../harness/reception.ts'
import { billOf, shelfFor } from '../harness/settled-orders.ts'
import { carInShop } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A car looked at and not repaired; what the look costs is demanded and not yet paid. */
async function lookedAt(feeFen: number): Promise<string> {
  const { visitId: id, version: seen } = await receiveCar(house)
  const { api } = house.as('adviser')
  const { version } = await api.visits.consent({ id, version: seen })
  const ended = await house
    .as('adviser')
    .post(`/visits/${id}/unrepaired`, { version, outcome: 'declined', reason: '价格偏高', feeFen })
  expect(ended).toMatchObject({ status: 200 })
  return id
}

const versionOf = async (id: string) => (await house.as('adviser').api.visits.get({ id })).version

async function pay(id: string, payWay: 'cash' | 'wechat' = 'cash'): Promise<void> {
  await house.as('cashier').api.visits.takeExitFee({ id, version: await versionOf(id), payWay })
}

async function dailyReport() {
  const { api } = house.as('tracker')
  await api.reports.plan({})
  const [row] = (await api.reports.list({ kind: 'daily' })).rows
  return api.reports.get({ id: row?.id ?? '' })
}

test('RPT-04, DIA-07: only fees that were paid are revenue, apart from the orders, and each opens into its visits', async () => {
  await billOf(house, await shelfFor(house, await carInShop(house)), 12_300)
  const paid = await lookedAt(10_000)
  await pay(paid)
  const second = await lookedAt(5_050)
  await pay(second, 'wechat')
  const waived = await lookedAt(7_000)
  const version = await versionOf(waived)
  await house.as('service').api.visits.waiveExitFee({ id: waived, version, reason: '老客户' })
  await lookedAt(9_900)
  await house.advance('PT1M')

  const report = await dailyReport()
  expect(report.figures).toMatchObject({
    orders: 1,
    revenueFen: 27_350,
    fees: { visits: 2, amountFen: 15_050 },
    supplement: { revenueFen: 0, fees: { visits: 0, amountFen: 0 } },
    cells: [{ orders: 1, revenueFen: 12_300 }],
  })
  expect((await house.as('technician').get(`/reports/${report.id}/fees`)).status).toBe(403)
  expect((await house.as('other-finance').get(`/reports/${report.id}/fees`)).status).toBe(404)
  const { api } = house.as('finance')
  const first = await api.reports.fees({ id: report.id, limit: 1 })
  const rest = await api.reports.fees({ id: report.id, cursor: first.nextCursor ?? '' })
  expect([...first.rows, ...rest.rows].map(row => [row.visitId, row.payWay, row.amountFen])).toEqual([
    [paid, 'cash', 10_000],
    [second, 'wechat', 5_050],
  ])
  // What the till has is what the report says.
  const { rows } = await house.sql.query(
    `SELECT sum(amount_fen)::int AS fen FROM money_entries WHERE kind = 'exitFee.taken' AND amount_fen > 0`,
  )
  expect(rows).toEqual([{ fen: 15_050 }])
})

test('RPT-04, R17: the fees behind a report come as a file, of one report only', async () => {
  const { id } = await dailyReport()
  const finance = house.as('finance')
  const file = { kind: 'reportFees', format: 'csv' } as const
  expect((await finance.post('/exports', { id: newId(), ...file })).status).toBe(400)
  const exportId = newId()
  await finance.api.exports.start({ id: exportId, ...file, filters: { id } })
  await drainJobs(house.sql, 'carebay', 20_000)
  const text = await (await finance.raw(`/exports/${exportId}/file`)).text()
  const lines = text.trimEnd().split('\r\n').slice(1)
  expect(lines.map(line => line.includes('100.00') || line.includes('50.50'))).toEqual([true, true])
})

test('RPT-01, RPT-04: a fee paid after the report was sent stands in the next one, and the sent one says what it said', async () => {
  await house.moveTo('2027-03-02T09:10:00.000Z')
  const sent = await dailyReport()
  const { api } = house.as('tracker')
  await api.reports.send({ id: sent.id, version: sent.version, comment: '' })
  await house.advance('PT5M')
  await pay(await lookedAt(3_000))
  expect((await api.reports.get({ id: sent.id })).figures).toMatchObject({ revenueFen: 27_350, fees: { visits: 2 } })
  await house.moveTo('2027-03-03T02:00:00.000Z')
  const next = await dailyReport()
  expect(next.figures).toMatchObject({
    revenueFen: 0,
    fees: { visits: 0 },
    supplement: { orders: 0, revenueFen: 3_000, fees: { visits: 1, amountFen: 3_000 } },
  })
  const late = await api.reports.fees({ id: next.id, part: 'supplement' })
  expect(late.rows.map(row => row.amountFen)).toEqual([3_000])
})
