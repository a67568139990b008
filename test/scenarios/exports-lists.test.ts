import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function linesOf(who: string, kind: string, filters = {}): Promise<string[][]> {
  const { exports } = house.as(who).api
  const id = newId()
  await exports.start({ id, kind, format: 'csv', filters })
  await drainJobs(house.sql, 'carebay', 20_000)
  expect(await exports.get({ id })).toMatchObject({ state: 'done', fault: null })
  const text = await (await house.as(who).raw(`/exports/${id}/file`)).text()
  const [head = '', ...lines] = text.trimEnd().split('\r\n')
  return [head.replace('\ufeff', '').split(','), ...lines.map(line => line.split(','))]
}

test('R12, R17: who may not read payments or outside calls gets no file of them', async () => {
  const ask = (who: string, kind: string) => house.as(who).post('/exports', { id: newId(), kind, format: 'csv' })
  expect(await ask('parts', 'payments')).toMatchObject({ status: 403, body: { params: { verb: 'settlement.read' } } })
  expect(await ask('cashier', 'outsideCalls')).toMatchObject({
    status: 403,
    body: { params: { verb: 'outside.read' } },
  })
  expect((await house.as('parts').get('/payments')).status).toBe(403)
  expect((await house.as('cashier').get('/payments?fromOn=2027-02-30')).status).toBe(400)
})

test('R17: what was paid comes in yuan by the days asked for, and what the gate saw and was sent without numbers', async () => {
  await deliverCar(house)
  const all = await linesOf('cashier', 'payments')
  const { rows } = await house.sql.query('SELECT amount_fen::int AS fen, started_at FROM payments')
  const at = all[0]?.indexOf('金额') ?? -1
  expect(all.slice(1).map(row => row[at])).toEqual(
    rows.map(row => `${Math.floor(row.fen / 100)}.${String(row.fen % 100).padStart(2, '0')}`),
  )
  expect(all[1]).toContain('现金')
  const today = (await house.now()).slice(0, 10)
  expect(await linesOf('cashier', 'payments', { toOn: '2027-03-01' })).toHaveLength(1)
  expect((await house.as('cashier').api.settlement.payments({ fromOn: today })).rows).toHaveLength(1)
  expect((await house.as('cashier').api.settlement.payments({ fromOn: today, way: 'wechat' })).rows).toEqual([])

  const scans = await linesOf('service', 'gateScans')
  expect(scans[1]).toContain('放行')
  const sent = await linesOf('service', 'messages')
  expect(sent.length).toBeGreaterThan(1)
  expect(sent.flat().join(' ')).not.toMatch(/\b1[3-9]\d{9}\b/)
})

test('R17: lists that were cut off at some length now come whole', async () => {
  await house.sql.query(
    `INSERT INTO tickets (id, store_id, number, kind, text, handling, state, opened_at)
     SELECT gen_random_uuid(), $1, 'KY-BJ-20270301-' || lpad(n::text, 4, '0'), 'opinion', '意见 ' || n, 'now', 'open',
       $2::timestamptz - n * interval '1 minute' FROM generate_series(1, 230) AS n`,
    [house.storeId, await house.now()],
  )
  const whole = await linesOf('service', 'tickets', { state: 'open' })
  expect(new Set(whole.slice(1).map(row => row[0])).size).toBe(230)
  const first = await house.as('service').api.followUp.tickets({ state: 'open', limit: 200 })
  const rest = await house
    .as('service')
    .api.followUp.tickets({ state: 'open', limit: 200, cursor: first.nextCursor ?? '' })
  expect([first.rows.length, rest.rows.length, rest.nextCursor]).toEqual([200, 30, null])
})
