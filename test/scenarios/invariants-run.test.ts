import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { drainJobs } from '#server/kernel/jobs.ts'
import { type House, openHouse } from '../harness/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const admin = () => house.as('admin').api.invariants

async function runNow() {
  await admin().run({ id: newId() })
  await drainJobs(house.sql, 'carebay', 20_000)
  return admin().report({})
}

const redIn = (report: Awaited<ReturnType<typeof runNow>>) =>
  report.rules.filter(rule => rule.state !== 'holds').map(rule => `${rule.key} ${rule.findingCount}`)

async function withoutTriggers(text: string, values: unknown[] = []): Promise<void> {
  const client = await house.sql.connect()
  try {
    await client.query('SET session_replication_role = replica')
    await client.query(text, values)
  } finally {
    await client.query('RESET session_replication_role')
    client.release()
  }
}

async function lookDuties(): Promise<string[]> {
  const { rows } = await house.sql.query(
    `SELECT state FROM duties WHERE kind = 'invariants.look' AND store_id = $1 ORDER BY created_at`,
    [house.storeId],
  )
  return rows.map(row => row.state)
}

test('before the first run no rule is said to hold', async () => {
  const report = await admin().report({})
  expect(report).toMatchObject({ last: null, current: null, can: { run: true } })
  expect(new Set(report.rules.map(rule => rule.state))).toEqual(new Set(['unknown']))
  expect(report.rules.length).toBeGreaterThan(25)
  await expect(house.as('service').api.invariants.report({})).rejects.toMatchObject({ status: 403 })
  await expect(house.as('service').api.invariants.run({ id: newId() })).rejects.toMatchObject({ status: 403 })
})

test('a run is a job: the request only asks for it, a second one waits, and the report says who and how far', async () => {
  await house.sql.query(`INSERT INTO invariant_runs (id, store_id, asked_at) VALUES ($1, $2, $3)`, [
    newId(),
    house.storeId,
    await house.now(),
  ])
  const second = await house.as('admin').post('/invariants/runs', { id: newId() })
  expect(second).toMatchObject({ status: 409, body: { code: 'invariants.running' } })
  expect((await admin().report({})).current).toMatchObject({ state: 'waiting', rulesDone: 0, askedByName: null })
  await house.sql.query('DELETE FROM invariant_runs')
  const report = await runNow()
  expect(redIn(report)).toEqual([])
  expect(report.last).toMatchObject({ state: 'done', ruleCount: report.rules.length, rulesDone: report.rules.length })
  expect(report.last?.askedByName).not.toBeNull()
  expect(report.current).toBeNull()
  expect(await lookDuties()).toEqual([])
})

test('R3: a breach names document and fault, opens one duty of the administrator, and closes it when mended', async () => {
  await house.as('parts').api.stock.receive({
    id: newId(),
    supplier: '厂家',
    lines: [{ partId: await somePart(), qtyMilli: 4000, unitCostFen: 100 }],
  })
  const change = (milli: number) =>
    house.sql.query('UPDATE stock_balances SET on_hand_milli = on_hand_milli + $1 WHERE store_id = $2', [
      milli,
      house.storeId,
    ])
  await change(500)
  expect(redIn(await runNow())).toEqual(['stock-balances 1'])
  const { rows, total } = await admin().findings({ rule: 'stock-balances' })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({ document: 'T-INV-01', subjectKind: 'part' })
  expect(rows[0]?.detail[1]).toContain('balance 4500')
  expect(rows[0]?.detail[0]).toContain('结存 4500')
  expect(redIn(await runNow())).toEqual(['stock-balances 1'])
  expect(await lookDuties()).toEqual(['open'])
  const other = house.as('other-admin').api.invariants
  expect((await other.findings({ rule: 'stock-balances' })).rows).toEqual([])
  await change(-500)
  expect(redIn(await runNow())).toEqual([])
  expect(await lookDuties()).toEqual(['done'])
})

test('R8: an event that was altered in the database is named by its number', async () => {
  const { rows } = await house.sql.query<{ id: string; seq: string; reason: string | null }>(
    'SELECT id, seq, reason FROM timeline_events WHERE store_id = $1 ORDER BY seq LIMIT 1',
    [house.storeId],
  )
  await withoutTriggers('UPDATE timeline_events SET reason = $1 WHERE id = $2', ['forged', rows[0]?.id])
  expect(redIn(await runNow())).toEqual(['timeline-chain 1'])
  expect((await admin().findings({ rule: 'timeline-chain' })).rows[0]?.document).toBe(String(rows[0]?.seq))
  await withoutTriggers('UPDATE timeline_events SET reason = $1 WHERE id = $2', [rows[0]?.reason, rows[0]?.id])
})

test('a file whose bytes are gone, bytes that no record names and a lost small picture are found', async () => {
  const id = newId()
  const base64 = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n').toString('base64')
  await house.as('adviser').api.files.add({ id, name: 'a.pdf', base64, purpose: 'test' })
  const root = join(house.running.services.settings.dataDir, 'files')
  expect(redIn(await runNow())).toEqual([])
  for (const folder of readdirSync(root)) rmSync(join(root, folder), { recursive: true })
  const stray = 'ab'.repeat(32)
  mkdirSync(join(root, 'ab'))
  writeFileSync(join(root, 'ab', stray), 'stray')
  expect(redIn(await runNow()), 'what was just written may still get its record').toEqual(['files-without-bytes 1'])
  const old = 1_577_836_800
  utimesSync(join(root, 'ab', stray), old, old)
  expect(redIn(await runNow())).toEqual(['files-without-bytes 1', 'files-without-record 1'])
  expect((await admin().findings({ rule: 'files-without-bytes' })).rows[0]?.document).toBe(id)
  expect((await admin().findings({ rule: 'files-without-record' })).rows[0]?.document).toBe(stray)
  rmSync(join(root, 'ab', stray))
  const second = newId()
  await house.as('adviser').api.files.add({ id: second, name: 'b.pdf', base64, purpose: 'test' })
  await withoutTriggers('UPDATE files SET small_sha256 = $1 WHERE id = $2', ['cd'.repeat(32), second])
  await house.sql.query('DELETE FROM files WHERE id = $1', [id])
  expect(redIn(await runNow()), 'a small picture is bytes too').toEqual(['files-without-bytes 1'])
  const [found] = (await admin().findings({ rule: 'files-without-bytes' })).rows
  expect(found).toMatchObject({ document: second, detail: ['缩略图内容不存在', expect.any(String)] })
})

test('a rule that cannot be asked is no rule that holds, and the others are asked all the same', async () => {
  await house.sql.query('ALTER TABLE clockings RENAME TO clockings_away')
  const report = await runNow()
  await house.sql.query('ALTER TABLE clockings_away RENAME TO clockings')
  const failed = report.rules.filter(rule => rule.state === 'failed').map(rule => rule.key)
  expect(failed).toEqual(['clockings', 'jobs-done'])
  expect(report.last?.rulesDone).toBe(report.rules.length)
})

test('every night at ten past two each store is looked at once, however far the clock leaps', async () => {
  const runs = async () => {
    const { rows } = await house.sql.query(
      'SELECT count(*)::int AS n, count(DISTINCT store_id)::int AS stores FROM invariant_runs WHERE asked_by IS NULL',
    )
    return rows[0]
  }
  expect(await runs()).toEqual({ n: 0, stores: 0 })
  await house.moveTo('2027-03-02T18:09:00.000Z')
  expect(await runs()).toEqual({ n: 0, stores: 0 })
  await house.moveTo('2027-03-02T18:11:00.000Z')
  expect(await runs()).toEqual({ n: 2, stores: 2 })
  await house.moveTo('2027-03-03T10:00:00.000Z')
  expect(await runs()).toEqual({ n: 2, stores: 2 })
  await house.moveTo('2027-03-09T10:00:00.000Z')
  expect(await runs()).toEqual({ n: 4, stores: 2 })
})

async function somePart(): Promise<string> {
  const id = newId()
  await house.sql.query(
    `INSERT INTO parts (id, number, number_key, name, category, grade, cost_fen, price_fen)
     VALUES ($1, 'T-INV-01', 'TINV01', '滤芯', '保养', 'original', 100, 200)`,
    [id],
  )
  return id
}
