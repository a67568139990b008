import { randomBytes } from 'node:crypto'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { wordingOf } from '#domain/kernel/refusals.ts'
import { AppError } from '#server/kernel/errors.ts'
import { openFileStore } from '#server/kernel/files.ts'
import { sha256, vaultOf } from '#server/kernel/vault.ts'
import { checkRestored } from '#server/mechanisms/backups/check-restored.ts'
import type { Place } from '#server/mechanisms/backups/owner-client.ts'
import { silent } from '#server/mechanisms/backups/progress.ts'
import { type Restored, restoreBackup } from '#server/mechanisms/backups/restore-backup.ts'
import { type Taken, takeBackup } from '#server/mechanisms/backups/take-backup.ts'
import { verifyBackup } from '#server/mechanisms/backups/verify-backup.ts'
import { deliverCar } from '../harness/deliver.ts'
import { type EmptyDatabase, openEmptyDatabase } from '../harness/empty-database.ts'
import { type House, openHouse } from '../harness/house.ts'
import { HOUSE_SCHEMA } from '../harness/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'carebay-backups-'))
let house: House
let place: Place
let taken: Taken
const cleanUps: (() => Promise<void>)[] = []

beforeAll(async () => {
  house = await openHouse()
  await deliverCar(house)
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#aa3311' } })
    .jpeg()
    .toBuffer()
  await house
    .as('adviser')
    .api.files.add({ id: newId(), name: 'scratch.jpg', base64: picture.toString('base64'), purpose: 'photo' })
  const { rows } = await house.sql.query<{ name: string }>('SELECT current_database() AS name')
  const server = inject('postgres')
  const connection = {
    host: server.socketDir,
    port: server.port,
    user: server.superuser,
    database: rows[0]?.name ?? '',
  }
  place = { connection, schema: HOUSE_SCHEMA }
  const { vault, files } = house.running.services
  taken = await takeBackup({ ...place, vault, files }, folder, silent)
}, 120_000)
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

type Damage = { name: string; code: string; words: RegExp; do(file: string): void }

const damages: Damage[] = [
  {
    name: 'a flipped byte in the middle',
    code: 'backups.damaged',
    words: /已损坏.*请使用另一份备份/,
    do: file => flip(file, 0.5),
  },
  { name: 'a flipped byte at the end', code: 'backups.damaged', words: /已损坏/, do: file => flip(file, 0.999) },
  { name: 'a flipped byte in its first line', code: 'backups.damaged', words: /已损坏/, do: file => flipAt(file, 60) },
  { name: 'its end cut off', code: 'backups.cutShort', words: /末尾缺失.*请重新复制/, do: file => cut(file, 5_000) },
  { name: 'its last byte cut off', code: 'backups.cutShort', words: /末尾缺失/, do: file => cut(file, 1) },
  { name: 'everything but its first line cut off', code: 'backups.cutShort', words: /末尾缺失/, do: cutToHeader },
  {
    name: 'the file gone',
    code: 'backups.noSuchFile',
    words: /找不到备份文件.*请检查路径/,
    do: file => unlinkSync(file),
  },
  {
    name: 'other bytes in its place',
    code: 'backups.notABackup',
    words: /不是 Carebay 的备份/,
    do: file => writeFileSync(file, randomBytes(9_000)),
  },
  {
    name: 'an attachment gone',
    code: 'backups.attachmentMissing',
    words: /缺少附件.*attachments 一并复制/,
    do: file => unlinkSync(attachmentIn(file)),
  },
  {
    name: 'an attachment altered',
    code: 'backups.attachmentDamaged',
    words: /附件.*已损坏/,
    do: file => flip(attachmentIn(file), 0.5),
  },
]

test.each(damages)('R21: a backup with $name is refused in words and leaves the target empty', async damage => {
  const file = copyOf(taken.file)
  damage.do(file)
  const target = await emptyTarget()
  expect(await refusalOf(restore(file, target))).toMatchObject({
    code: damage.code,
    zh: expect.stringMatching(damage.words),
  })
  expect(await storesIn(target)).toBe(0)
})

test('R21: another key is refused by its name, and no other key opens the content', async () => {
  const other = vaultOf(randomBytes(32))
  const target = await emptyTarget()
  const files = openFileStore(temporary())
  const refused = refusalOf(
    restoreBackup(taken.file, other, { ...target, withJobs: false, attachment: keepIn(files) }, silent),
  )
  expect(await refused).toMatchObject({ code: 'backups.wrongKey', zh: expect.stringContaining('请用 --key 指明') })
  const forged = copyOf(taken.file)
  const { vault } = house.running.services
  const lying = { ...other, keyId: vault.keyId }
  const second = restoreBackup(forged, lying, { ...target, withJobs: false, attachment: keepIn(files) }, silent)
  expect(await refusalOf(second)).toMatchObject({ code: 'backups.damaged' })
})

test('R21, R22: a backup of a newer format or of newer data asks for the newer program', async () => {
  const target = await emptyTarget()
  const newer = copyOf(taken.file)
  rewriteHeader(newer, header => ({ ...header, format: 2, program: '9.0.0' }))
  expect(await refusalOf(restore(newer, target))).toMatchObject({
    code: 'backups.newerFormat',
    zh: expect.stringMatching(/9\.0\.0.*请先升级 Carebay/),
  })
  await house.sql.query(`INSERT INTO migrations VALUES ('9999_from_the_future.sql', 'x', '2027-03-02')`)
  const { vault, files } = house.running.services
  const future = await takeBackup({ ...place, vault, files }, folder, silent)
  await house.sql.query(`DELETE FROM migrations WHERE name LIKE '9999%'`)
  expect(await refusalOf(restore(future.file, target))).toMatchObject({
    code: 'backups.newerData',
    zh: expect.stringMatching(/9999_from_the_future.*请先升级 Carebay/),
  })
  expect(await storesIn(target)).toBe(0)
})

test('R21: a target that holds a dealer, or somebody else, is not touched', async () => {
  expect(await refusalOf(restore(taken.file, place))).toMatchObject({ code: 'backups.notEmpty' })
  const target = await emptyTarget()
  await once(
    target,
    `CREATE SCHEMA ${HOUSE_SCHEMA}; CREATE TABLE ${HOUSE_SCHEMA}.theirs (id int); INSERT INTO ${HOUSE_SCHEMA}.theirs VALUES (1)`,
  )
  expect(await refusalOf(restore(taken.file, target))).toMatchObject({ code: 'backups.strangerThere' })
  expect(await once(target, `SELECT id FROM ${HOUSE_SCHEMA}.theirs`)).toEqual([{ id: 1 }])
})

test('R20: neither names nor phone numbers nor pictures lie open in a backup', () => {
  const all = Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name))),
  )
  expect(all.length).toBeGreaterThan(20_000)
  for (const open of ['海湾汽车', '13800', 'people', 'JFIF']) expect(all.includes(open), open).toBe(false)
})

test('R21: what is restored equals what was backed up, row for row and file for file, and holds to the rules', async () => {
  const target = await emptyTarget()
  const before = await contentOf(place)
  const files = openFileStore(temporary())
  const restored = await restore(taken.file, target, files)
  expect(restored.rows).toBeGreaterThan(500)
  expect(await contentOf(target)).toEqual(before)
  const [file] = await once(place, `SELECT sha256, small_sha256 FROM ${HOUSE_SCHEMA}.files WHERE name = 'scratch.jpg'`)
  for (const hash of [String(file?.sha256), String(file?.small_sha256)])
    expect(sha256(await files.get(hash))).toBe(hash)
  expect(await checkRestored(house.running.services, target)).toEqual([])
  const guards = `SELECT relname, relforcerowsecurity FROM pg_class WHERE relnamespace = 'carebay'::regnamespace AND relkind = 'r' ORDER BY 1`
  expect(await once(target, guards)).toEqual(await once(place, guards))
  await expect(once(target, `DELETE FROM ${HOUSE_SCHEMA}.timeline_events`)).rejects.toThrow('never changed')
})

test('R21: work that waits in the queue comes along; signed-in sessions do not', async () => {
  const [store] = await once(place, `SELECT id FROM ${HOUSE_SCHEMA}.stores ORDER BY code LIMIT 1`)
  const payload = JSON.stringify({ storeId: store?.id, subjectId: newId() })
  const later = `SELECT ${HOUSE_SCHEMA}_jobs.add_job('messages.deliver', '${payload}'::json, run_at := '2099-01-01', job_key := 'kept')`
  await once(place, later)
  const { vault, files } = house.running.services
  const withJob = await takeBackup({ ...place, vault, files }, folder, silent)
  const target = await emptyTarget()
  await restore(withJob.file, target)
  const jobs = await once(
    target,
    `SELECT task_identifier, key, run_at::date::text AS on FROM ${HOUSE_SCHEMA}_jobs.jobs`,
  )
  expect(jobs).toEqual([{ task_identifier: 'messages.deliver', key: 'kept', on: '2099-01-01' }])
  expect(await once(target, `SELECT id FROM ${HOUSE_SCHEMA}.auth_sessions`)).toEqual([])
  expect((await once(place, `SELECT id FROM ${HOUSE_SCHEMA}.auth_sessions`)).length).toBeGreaterThan(0)
})

test('R21: the trial in a scratch database finds what was tampered with before the backup, and leaves nothing behind', async () => {
  const { services } = house.running
  const well = await verifyBackup(services, place, taken, silent)
  expect(well.broken).toEqual([])
  await once(
    place,
    `ALTER TABLE ${HOUSE_SCHEMA}.timeline_events DISABLE TRIGGER append_only;
    UPDATE ${HOUSE_SCHEMA}.timeline_events SET actor_name = '别人' WHERE seq = 3;
    ALTER TABLE ${HOUSE_SCHEMA}.timeline_events ENABLE TRIGGER append_only`,
  )
  const bad = await takeBackup({ ...place, vault: services.vault, files: services.files }, folder, silent)
  const found = await verifyBackup(services, place, bad, silent)
  expect(found.broken.map(([zh]) => zh).join()).toContain('哈希链')
  expect(await once(place, `SELECT datname FROM pg_database WHERE datname LIKE 'carebay_check%'`)).toEqual([])
})

test('R21: an account that is no superuser and may make no databases restores, backs up and tries it in a schema of its own', async () => {
  const target = await emptyTarget()
  const [database] = await once(target, 'SELECT current_database() AS name')
  const role = `plain_${newId().slice(-12)}`
  await once(target, `CREATE ROLE ${role} LOGIN; GRANT carebay_owner, carebay_app TO ${role}`)
  await once(target, `ALTER DATABASE ${database?.name} OWNER TO ${role}`)
  cleanUps.unshift(() => once(place, `DROP ROLE ${role}`).then(() => undefined))
  const { socketDir, port } = inject('postgres')
  const url = `postgresql:///${database?.name}?host=${encodeURIComponent(socketDir)}&port=${port}&user=${role}`
  const plain = { connection: { connectionString: url }, schema: HOUSE_SCHEMA }
  await restore(taken.file, plain)
  const { services } = house.running
  const again = await takeBackup({ ...plain, vault: services.vault, files: services.files }, folder, silent)
  const sumsOf = (backup: Taken) => backup.manifest.tables.map(({ name, rows }) => [name, rows])
  expect(sumsOf(again)).toEqual(sumsOf(taken))
  expect((await verifyBackup(services, plain, again, silent)).broken).toEqual([])
  expect(await once(target, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'carebay_check%'`)).toEqual([])
})

function restore(file: string, target: Place, files = openFileStore(temporary())): Promise<Restored> {
  const { vault } = house.running.services
  return restoreBackup(file, vault, { ...target, withJobs: true, attachment: keepIn(files) }, silent)
}

function keepIn(files: ReturnType<typeof openFileStore>) {
  return async (hash: string, attachments: { get(hash: string): Promise<Buffer> }) =>
    void (await files.put(await attachments.get(hash)))
}

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; zh: string } | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.refusal.code, zh: wordingOf(error.refusal, error.params, 'zh') }
  }
}

async function emptyTarget(): Promise<Place> {
  const database: EmptyDatabase = await openEmptyDatabase()
  cleanUps.push(database.close)
  return { connection: database.connection, schema: HOUSE_SCHEMA }
}

function temporary(): string {
  const made = mkdtempSync(join(tmpdir(), 'carebay-restored-'))
  cleanUps.push(async () => rmSync(made, { recursive: true, force: true }))
  return made
}

function copyOf(file: string): string {
  const made = temporary()
  cpSync(dirname(file), made, { recursive: true })
  return file.replace(dirname(file), made)
}

const attachmentIn = (file: string) => {
  const root = join(dirname(file), 'attachments')
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).find(entry => entry.isFile())
  return join(found?.parentPath ?? '', found?.name ?? '')
}

function flip(file: string, share: number): void {
  flipAt(file, Math.floor(readFileSync(file).length * share))
}

function flipAt(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

function cut(file: string, length: number): void {
  truncateSync(file, readFileSync(file).length - length)
}

function cutToHeader(file: string): void {
  truncateSync(file, readFileSync(file).indexOf(10) + 1)
}

function rewriteHeader(file: string, change: (header: Record<string, unknown>) => Record<string, unknown>): void {
  const bytes = readFileSync(file)
  const end = bytes.indexOf(10)
  const line = bytes.subarray(0, end).toString()
  const text = JSON.stringify(change(JSON.parse(line.slice(line.indexOf('{')))))
  const sum = sha256(text).slice(0, 16)
  writeFileSync(file, Buffer.concat([Buffer.from(`carebay-backup ${sum} ${text}`), bytes.subarray(end)]))
}

async function storesIn(target: Place): Promise<number> {
  const [found] = await once(target, `SELECT to_regclass('${HOUSE_SCHEMA}.stores') IS NOT NULL AS there`)
  return found?.there ? (await once(target, `SELECT id FROM ${HOUSE_SCHEMA}.stores`)).length : 0
}

/** Every row of every table that a backup carries, in an order of its own. */
async function contentOf(target: Place): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {}
  for (const { name } of taken.manifest.tables) {
    const rows = await once(target, `SELECT t::text AS row FROM ${HOUSE_SCHEMA}.${name} t ORDER BY 1`)
    content[name] = rows.map(row => String(row.row))
  }
  return content
}

async function once(target: Place, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(target.connection)
  await client.connect()
  try {
    const result = await client.query(text)
    return Array.isArray(result) ? [] : result.rows
  } finally {
    await client.end()
  }
}
