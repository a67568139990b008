import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { pruneBackups } from '#server/mechanisms/backups/prune.ts'
import { type House, openHouse } from '../harness/house.ts'

const folder = mkdtempSync(join(tmpdir(), 'carebay-nightly-'))
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const report = () => house.as('admin').api.backups.report({})
const run = () => house.as('admin').post('/backups', { id: newId() })
const aim = (place: string | undefined) => Object.assign(house.running.services.settings, { backupFolder: place })

test('R21: a backup that cannot be written fails in words, becomes a duty, and does not count', async () => {
  expect(await report()).toMatchObject({ overdue: true, lastVerified: null, rows: [], current: null })
  const notAFolder = join(folder, 'file')
  writeFileSync(notAFolder, '')
  aim(notAFolder)
  expect(await run()).toMatchObject({ status: 200 })
  await house.advance('PT1M')
  const { rows, overdue } = await report()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    state: 'failed',
    verifiedAt: null,
    fault: [expect.stringContaining('无法写入'), expect.any(String)],
  })
  expect(overdue).toBe(true)
  // A second failure, asked for by the other store, is the same duty: there is one backup of all stores.
  await house.as('other-admin').post('/backups', { id: newId() })
  await house.advance('PT1M')
  expect((await report()).rows).toHaveLength(2)
  const duties = await house.sql.query(`SELECT state, store_id FROM duties WHERE kind = 'backups.look'`)
  expect(duties.rows).toEqual([{ state: 'open', store_id: house.storeId }])
})

test('R21: one at a time; one that a killed server left behind does not stand in the way', async () => {
  const [abandoned, waiting] = [newId(), newId()]
  const leave = (id: string, state: string) =>
    house.sql.query(`INSERT INTO backups (id, asked_at, state) VALUES ($1, clock_timestamp(), $2)`, [id, state])
  await leave(waiting, 'waiting')
  expect(await run()).toMatchObject({ status: 409, body: { code: 'backups.busy' } })
  await house.sql.query('DELETE FROM backups WHERE id = $1', [waiting])
  await leave(abandoned, 'running')
  aim(folder)
  expect(await house.as('other-admin').post('/backups', { id: newId() })).toMatchObject({ status: 200 })
  await house.advance('PT1M')
  const { rows } = await report()
  expect(rows.find(row => row.id === abandoned)).toMatchObject({
    state: 'failed',
    fault: ['备份被中断', expect.any(String)],
  })
})

test('R21: the backup asked for is restored on trial, says what it found, and takes the duty back wherever it was asked for', async () => {
  const { lastVerified, overdue, current } = await report()
  expect(current).toBeNull()
  expect(overdue).toBe(false)
  expect(lastVerified).toMatchObject({ state: 'verified', percent: 100, rulesBroken: 0 })
  expect(lastVerified?.rowCount).toBeGreaterThan(100)
  expect(lastVerified?.sizeBytes).toBeGreaterThan(5_000)
  expect(readdirSync(folder)).toContain(lastVerified?.file?.split('/').at(-1))
  const events = await house.sql.query(
    `SELECT event, actor_kind FROM timeline_events WHERE event LIKE 'backup.%' ORDER BY seq`,
  )
  expect(events.rows.slice(-2)).toEqual([
    { event: 'backup.asked', actor_kind: 'staff' },
    { event: 'backup.verified', actor_kind: 'system' },
  ])
  const duties = await house.sql.query(`SELECT state FROM duties WHERE kind = 'backups.look'`)
  expect(duties.rows).not.toContainEqual({ state: 'open' })
  const health = await house.as('admin').api.health.read({})
  expect(health).toMatchObject({ states: { restore: 'good' }, restore: { verifiedAt: lastVerified?.verifiedAt } })
})

test('R21: every night takes one backup for all stores, and none where that is switched off', {
  timeout: 90_000,
}, async () => {
  const taken = async () =>
    (await report()).rows.filter(row => row.askedByName === null && row.state === 'verified').length
  aim(undefined)
  await house.advance('P1D')
  await house.advance('P1D')
  expect(await taken()).toBe(0)
  aim(folder)
  await house.advance('P1D')
  expect(await taken()).toBe(1)
})

test('the newest two weeks are kept, drafts and what is not ours are told apart', async () => {
  const place = mkdtempSync(join(tmpdir(), 'carebay-prune-'))
  const names = Array.from({ length: 16 }, (_, day) => `carebay-202611${String(day + 10)}T020000000Z.backup`)
  for (const name of [...names, 'carebay-20261101T020000000Z.backup.part', 'notes.txt', 'old.backup']) {
    writeFileSync(join(place, name), '')
  }
  await pruneBackups(place)
  expect(readdirSync(place).sort()).toEqual([...names.slice(2), 'notes.txt', 'old.backup'].sort())
  rmSync(place, { recursive: true, force: true })
})
