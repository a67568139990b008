import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { startServer } from '#server/start.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function metrics(headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(`${house.url}/metrics`, { headers })
  return { status: response.status, text: await response.text() }
}

test('who comes through a proxy gets no metrics without a token', async () => {
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
    expect((await metrics({ [name]: '203.0.113.9' })).status, name).toBe(404)
  }
  expect((await metrics()).status).toBe(200)
})

test('requests are counted by operation and status, with their time', async () => {
  await house.as('adviser').api.repairOrders.list({})
  await house.as('adviser').api.repairOrders.list({})
  await house.as('adviser').get('/health')
  const { text } = await metrics()
  expect(text).toContain('carebay_requests_total{operation="repairOrders.list",method="GET",status="200"} 2')
  expect(text).toContain('carebay_requests_total{operation="health.read",method="GET",status="403"} 1')
  expect(text).toContain('carebay_request_seconds_count{operation="repairOrders.list"} 2')
  expect(text).toMatch(/carebay_database_connections\{pool="app",state="open"\} [1-9]/)
  expect(text).toContain('carebay_database_up 1')
})

test('event-loop lag and memory are told from the second question on', async () => {
  const { text } = await metrics()
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds [\d.e-]+/)
  expect(text).toMatch(/process_resident_memory_bytes [1-9]\d{6,}/)
})

test('R25: jobs that gave up, what waits to go out in any store, and what does not hold', async () => {
  const at = await house.now()
  await house.sql.query(
    `SELECT carebay_jobs.add_job('settlement.check-payment', json_build_object('storeId', $1::text, 'subjectId', $2::text), run_at := '2030-01-01', job_key := 'gave up')`,
    [house.storeId, newId()],
  )
  await house.sql.query('UPDATE carebay_jobs._private_jobs SET attempts = max_attempts')
  await house.sql.query(
    `INSERT INTO outside_calls (id, store_id, party, direction, subject_kind, subject_id, request, state, at, operation)
     VALUES ($1, $2, 'invoice', 'out', 'statement', $1, '{}', 'failed', $3, 'issue')`,
    [newId(), house.otherStoreId, at],
  )
  await house.as('admin').api.invariants.run({ id: newId() })
  await house.advance('PT30M')
  const { text } = await metrics()
  expect(text).toContain('carebay_jobs{task="settlement.check-payment",state="failed"} 1')
  expect(text).toContain('carebay_outbox{party="invoice",state="failed"} 1')
  expect(Number(/carebay_outbox_oldest_seconds\{party="invoice"\} (\S+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(1800)
  expect(text).toMatch(/carebay_invariants_broken\{store="\w+"\} 0/)
  expect(text).toContain('carebay_verified_restore_timestamp_seconds 0\n')
})

test('with a token only who shows it reads them, from wherever', async () => {
  const { settings } = house.running.services
  const { rows } = await house.sql.query<{ name: string }>('SELECT current_database() AS name')
  const { host, port, user } = house.sql.options
  const place = { host: host ?? '', port: port ?? 0, user: user ?? '', database: rows[0]?.name ?? '' }
  const second = await startServer({ ...settings, metricsToken: 'right' }, place, { durable: false })
  const status = async (headers: Record<string, string>) => (await fetch(`${second.url}/metrics`, { headers })).status
  expect(await status({})).toBe(404)
  expect(await status({ authorization: 'Bearer wrong' })).toBe(404)
  expect(await status({ authorization: 'Bearer right' })).toBe(200)
  expect(await status({ authorization: 'Bearer right', 'x-forwarded-for': '203.0.113.9' })).toBe(200)
  await second.stop()
})
