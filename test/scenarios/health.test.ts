import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const read = () => house.as('admin').api.health.read({})

async function ready(): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${house.url}/health/ready`)
  return { status: response.status, body: await response.json() }
}

test('only the administrator reads how the installation is', async () => {
  expect(await house.as('service').get('/health')).toMatchObject({ status: 403 })
  expect(await house.as('service').post('/health/jobs/retry', {})).toMatchObject({ status: 403 })
  expect(await house.nobody.get('/health')).toMatchObject({ status: 401 })
})

test('R2: the page names the settings without which acknowledged work may be lost', async () => {
  const health = await read()
  expect(health.database.version).toMatch(/^1[5-9]/)
  expect(health.database.sizeBytes).toBeGreaterThan(5_000_000)
  expect(health.database.connections.used).toBeGreaterThan(0)
  // The database of the tests runs without fsync, for speed; the page has to say so.
  expect(health.database.unsafeSettings).toContain('fsync')
  expect(health.states.database).toBe('bad')
  expect(health.migrations.missing).toEqual([])
  expect(health.disk.freeBytes).toBeGreaterThan(0)
  expect(Math.abs(health.clock.driftMs)).toBeLessThan(2_000)
  expect(health.clock.virtual).toBe(true)
  expect(health.restore).toBeNull()
})

test('the last check of what must hold stands there with its breaches', async () => {
  expect((await read()).invariants).toBeNull()
  await house.as('admin').api.invariants.run({ id: newId() })
  await house.advance('PT1M')
  expect(await read()).toMatchObject({ invariants: { broken: 0 }, states: { invariants: 'good' } })
})

test('R25: a job that gave up is counted and set on its way again', async () => {
  await house.sql.query(
    `SELECT carebay_jobs.add_job('settlement.check-payment', json_build_object('storeId', $1::text, 'subjectId', $2::text), run_at := '2030-01-01', job_key := 'gave up')`,
    [house.storeId, newId()],
  )
  expect(await read()).toMatchObject({ jobs: { failed: 0 }, states: { jobs: 'good' }, can: { retryJobs: false } })
  await house.sql.query('UPDATE carebay_jobs._private_jobs SET attempts = max_attempts')
  const health = await read()
  expect(health).toMatchObject({ jobs: { failed: 1 }, states: { jobs: 'warn' }, can: { retryJobs: true } })
  expect(health.jobs.rows.find(row => row.failed > 0)).toMatchObject({ task: 'settlement.check-payment', failed: 1 })
  expect(await house.as('admin').api.health.retryJobs({})).toEqual({ retried: 1 })
  expect((await read()).jobs.failed).toBe(0)
  const { rows } = await house.sql.query(`SELECT actor_name FROM timeline_events WHERE event = 'jobs.retried'`)
  expect(rows).toHaveLength(1)
})

test('R25: what cannot go out is counted by party, with how long it waits', async () => {
  const at = await house.now()
  await house.sql.query(
    `INSERT INTO outside_calls (id, store_id, party, direction, subject_kind, subject_id, request, state, at, operation)
     VALUES ($1, $2, 'invoice', 'out', 'statement', $1, '{}', 'failed', $3, 'issue')`,
    [newId(), house.storeId, at],
  )
  await house.advance('PT2H')
  const health = await read()
  expect(health.outbox.rows).toEqual([{ party: 'invoice', waiting: 0, failed: 1, oldestWaitingAt: at }])
  expect(health.states.outbox).toBe('bad')
  expect((await house.as('other-admin').api.health.read({})).outbox.rows).toEqual([])
})

test('R26: readiness says what fails, and is itself again when that is mended', async () => {
  expect(await ready()).toEqual({ status: 200, body: { ready: true, failing: [] } })
  await house.sql.query(`DELETE FROM migrations WHERE name = '0001_kernel.sql'`)
  expect(await ready()).toEqual({ status: 503, body: { ready: false, failing: ['migrations'] } })
  expect((await read()).migrations.missing).toEqual(['0001_kernel.sql'])
  await house.sql.query(`INSERT INTO migrations VALUES ('0001_kernel.sql', 'x', '2027-01-01')`)
  expect((await ready()).status).toBe(200)
})

test('R26: without its data folder or its database the node is not ready, and says which', async () => {
  const lost = await openHouse()
  const look = async () => (await fetch(`${lost.url}/health/ready`)).json()
  rmSync(lost.running.services.settings.dataDir, { recursive: true })
  expect(await look()).toEqual({ ready: false, failing: ['disk'] })
  const { rows } = await lost.sql.query<{ name: string }>('SELECT current_database() AS name')
  const name = rows[0]?.name ?? ''
  await house.sql.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await house.sql.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2',
    [name, 'carebay'],
  )
  expect(await look()).toEqual({ ready: false, failing: ['database', 'disk'] })
  await house.sql.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  expect(await look()).toEqual({ ready: false, failing: ['disk'] })
  await lost.close()
})
