import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { migrate, readMigrations } from '#server/kernel/database/migrate.ts'
import { openFileStore } from '#server/kernel/files.ts'
import { readSettings } from '#server/kernel/settings.ts'
import { keyFileOf, readVault, sha256 } from '#server/kernel/vault.ts'
import { checkRestored } from '#server/mechanisms/backups/check-restored.ts'
import { ownerClient } from '#server/mechanisms/backups/owner-client.ts'
import { silent } from '#server/mechanisms/backups/progress.ts'
import { restoreBackup } from '#server/mechanisms/backups/restore-backup.ts'
import { takeSums } from '#server/mechanisms/backups/sums.ts'
import { startServer } from '#server/start.ts'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { caller } from '../harness/caller.ts'
import { type EmptyDatabase, openEmptyDatabase } from '../harness/empty-database.ts'

/** A small demo house backed up by each release, with its key: what every later program must be able to take on. */
const fixtures = join(import.meta.dirname, '../fixtures/upgrades')
const releases = readdirSync(fixtures)
const schema = 'carebay'
const SEED = process.env.CAREBAY_KILL_SEED ?? 'upgrade'
const KILLS = 8

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

test.each(releases)(
  'R22: the house of release %s comes back, reaches the head with equal sums and can be worked with',
  {
    timeout: 120_000,
  },
  async release => {
    const { connection, dataDir } = await emptyPlace()
    cpSync(join(fixtures, release, 'carebay.key'), keyFileOf(dataDir))
    const files = openFileStore(dataDir)
    const hashes: string[] = []
    const keep = async (hash: string, attachments: { get(hash: string): Promise<Buffer> }) => {
      hashes.push(await files.put(await attachments.get(hash)))
    }
    const target = { connection, schema, withJobs: true, attachment: keep }
    const vault = readVault(keyFileOf(dataDir))
    const { manifest, rows } = await restoreBackup(join(fixtures, release, 'house.backup'), vault, target, silent)
    expect(rows).toBeGreaterThan(10_000)
    const before = await applied(connection)
    const settings = { ...readSettings({ CAREBAY_DATA: dataDir }), port: 0 }
    const running = await startServer(settings, connection, { durable: false, write: () => undefined })
    try {
      expect(await applied(connection)).toEqual(readMigrations().map(migration => migration.name))
      expect(before.length).toBeGreaterThan(20)
      const client = await ownerClient({ connection, schema })
      expect(await takeSums(client)).toEqual(manifest.sums)
      await client.end()
      expect(await checkRestored(running.services, { connection, schema })).toEqual([])
      for (const hash of hashes) expect(sha256(await files.get(hash))).toBe(hash)
      expect(hashes.length).toBeGreaterThan(1)
      const nobody = caller(running.url, undefined, undefined)
      const { token } = await nobody.api.access.signIn({ username: 'admin', password: DEMO_PASSWORD })
      const people = await caller(running.url, token, undefined).api.access.colleagues({})
      expect(people.rows.length).toBeGreaterThan(20)
    } finally {
      await running.stop()
    }
  },
)

test(`R22: an upgrade cut off at any of its statements finishes at the next start, ${KILLS} times of ${KILLS}`, {
  timeout: 180_000,
}, async () => {
  const rng = createRng(SEED)
  const whole = await emptyPlace()
  await cutAt(whole.connection, 0)
  await migrate(whole.connection, schema)
  const statements = Number((await ask(whole.connection, 'SELECT last_value AS n FROM public.statements'))[0]?.n)
  expect(statements).toBeGreaterThan(200)
  const wanted = await shapeOf(whole.connection)
  for (let kill = 1; kill <= KILLS; kill++) {
    const { connection } = await emptyPlace()
    const at = rng.int(5, statements - 1)
    const told = `seed ${SEED}, kill ${kill} at statement ${at} of ${statements}`
    await cutAt(connection, at)
    await expect(migrate(connection, schema), told).rejects.toThrow()
    await migrate(connection, schema)
    expect(await shapeOf(connection), told).toEqual(wanted)
  }
})

test('R20, R22: texts for webhooks kept by an older program lose what the timeline noted, in every store', async () => {
  const { connection } = await emptyPlace()
  await migrate(connection, schema, '0030_webhooks.sql')
  const body = (changed: unknown) =>
    JSON.stringify({ id: 'x', event: 'vehicle.plateSet', data: { plate: '京A12345', ...(changed ? { changed } : {}) } })
  for (const [n, changed] of [['plate'], undefined].entries())
    await ask(
      connection,
      `SET session_replication_role = replica;
       INSERT INTO carebay.webhook_deliveries (id, store_id, endpoint_id, event, subject_kind, subject_id, body, created_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'e', 'vehicle', gen_random_uuid(), '${body(changed)}', '2027-03-0${n + 1}')`,
    )
  await migrate(connection, schema)
  const rows = await ask(connection, 'SELECT body FROM carebay.webhook_deliveries ORDER BY created_at')
  const kept = { id: 'x', event: 'vehicle.plateSet' }
  expect(rows.map(row => JSON.parse(String(row.body)))).toEqual([
    { ...kept, changed: ['plate'] },
    { ...kept, changed: [] },
  ])
  const fence = `SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'carebay.webhook_deliveries'::regclass`
  expect(await ask(connection, fence)).toEqual([{ forced: true }])
})

test('R22: an older program on newer data refuses in words and changes nothing', async () => {
  const { connection, dataDir } = await emptyPlace()
  await migrate(connection, schema)
  await ask(connection, `INSERT INTO carebay.migrations VALUES ('9999_from_the_future.sql', 'x', '2027-03-02')`)
  const before = await shapeOf(connection)
  const settings = { ...readSettings({ CAREBAY_DATA: dataDir }), port: 0 }
  const silentStart = startServer(settings, connection, { durable: false, write: () => undefined })
  await expect(silentStart).rejects.toMatchObject({
    zh: expect.stringMatching(/比本程序新.*9999_from_the_future.*请启动较新的版本/),
    message: expect.stringMatching(/newer than this program.*start the newer version/),
  })
  expect(await shapeOf(connection)).toEqual(before)
})

async function emptyPlace(): Promise<{ connection: EmptyDatabase['connection']; dataDir: string }> {
  const database = await openEmptyDatabase()
  cleanUps.push(database.close)
  const dataDir = mkdtempSync(join(tmpdir(), 'carebay-upgrade-'))
  cleanUps.push(async () => rmSync(dataDir, { recursive: true, force: true }))
  return { connection: database.connection, dataDir }
}

async function applied(connection: pg.ClientConfig): Promise<string[]> {
  return (await ask(connection, 'SELECT name FROM carebay.migrations ORDER BY name')).map(row => String(row.name))
}

/** What migrations leave: which ran, and every column, constraint and index. */
function shapeOf(connection: pg.ClientConfig) {
  return ask(
    connection,
    `SELECT name AS what FROM carebay.migrations
     UNION ALL SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable) FROM information_schema.columns WHERE table_schema = 'carebay'
     UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname) FROM pg_constraint WHERE connamespace = 'carebay'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'carebay' ORDER BY 1`,
  )
}

/** Ends the session that runs the database's n-th statement about its shape; the count outlives what is rolled back. */
async function cutAt(connection: pg.ClientConfig, n: number): Promise<void> {
  await ask(
    connection,
    `CREATE SEQUENCE public.statements;
     GRANT ALL ON SEQUENCE public.statements TO public;
     CREATE FUNCTION public.cut() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF nextval('public.statements') = ${n} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
     END $$;
     CREATE EVENT TRIGGER cut ON ddl_command_end EXECUTE FUNCTION public.cut()`,
  )
}

async function ask(connection: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
