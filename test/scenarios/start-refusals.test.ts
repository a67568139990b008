import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Embedded, startEmbedded } from '#server/kernel/database/embedded.ts'
import { keyFileOf } from '#server/kernel/vault.ts'
import { openEmptyDatabase } from '../harness/empty-database.ts'
import { figure } from '../harness/figures.ts'

const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'carebay-refuse-'))

/** A durable server, on which one setting after the other is weakened. */
let durable: Embedded
beforeAll(async () => {
  durable = await startEmbedded({ dataDir })
}, 60_000)
afterAll(async () => {
  await durable.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const urlOf = (server: { socketDir: string; port: number; superuser: string }, database: string) =>
  `postgresql:///${database}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}&user=${server.superuser}`

test.each(['synchronous_commit', 'full_page_writes'])(
  'R2: with %s off the server does not start, says what to change, and has touched nothing',
  { timeout: 60_000 },
  async name => {
    await onDurable(`ALTER SYSTEM SET ${name} = off`)
    await onDurable('SELECT pg_reload_conf()')
    try {
      await expect.poll(() => onDurable(`SHOW ${name}`)).toEqual([{ [name]: 'off' }])
      const { code, said } = await start(urlOf(durable, 'postgres'))
      expect(code).toBe(1)
      expect(said).toContain(`数据库设置 ${name} = off：断电会丢失已确认的单据和收款`)
      expect(said).toContain(`ALTER SYSTEM SET ${name} = on`)
      expect(said).not.toMatch(/\n\s+at /)
      expect(await onDurable(`SELECT FROM pg_namespace WHERE nspname = 'carebay'`)).toEqual([])
      refused(name, code)
    } finally {
      await onDurable(`ALTER SYSTEM RESET ${name}`)
      await onDurable('SELECT pg_reload_conf()')
    }
  },
)

test('R2: with fsync off the server does not start and says what to change', { timeout: 60_000 }, async () => {
  const server = inject('postgres')
  const database = await openEmptyDatabase()
  try {
    const { code, said } = await start(urlOf(server, database.connection.database))
    expect(code).toBe(1)
    expect(said).toContain('数据库设置 fsync = off')
    refused('fsync', code)
  } finally {
    await database.close()
  }
})

test('R2: a database that cannot keep Chinese is refused', { timeout: 60_000 }, async () => {
  await onDurable(`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`)
  const { code, said } = await start(urlOf(durable, 'latin'))
  expect(code).toBe(1)
  expect(said).toContain('数据库编码是 LATIN1')
})

test('R2, R20: without the key the data were sealed with the server does not start, and the key put back opens them', {
  timeout: 120_000,
}, async () => {
  const url = urlOf(durable, 'postgres')
  await expect.poll(() => onDurable('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
  const home = mkdtempSync(join(tmpdir(), 'carebay-key-'))
  writeFileSync(keyFileOf(home), 'ab'.repeat(32))
  expect((await start(url, home)).said).toContain('Carebay  http')
  const elsewhere = mkdtempSync(join(tmpdir(), 'carebay-nokey-'))
  const { code, said } = await start(url, elsewhere)
  expect(code).toBe(1)
  expect(said).toMatch(/密钥不对：数据用密钥 [0-9a-f]{8} 加密.*请把原来的 carebay\.key 放回/)
  expect((await start(url, home)).said).toContain('Carebay  http')
  for (const folder of [home, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

function refused(setting: string, code: number | null): void {
  const what = `started on a database with ${setting} off`
  figure({ promise: 'R2', what, wanted: 'no start, the way out in words', got: `exit ${code}, in words` })
}

/** Starts the server as a person does; once it serves it is stopped again. */
async function start(url: string, home?: string): Promise<{ code: number | null; said: string }> {
  const ownHome = home ?? mkdtempSync(join(tmpdir(), 'carebay-home-'))
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', CAREBAY_DATA: ownHome, DATABASE_URL: url, CAREBAY_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', piece => {
      said += String(piece)
      if (/Carebay {2}http/.test(said)) child.kill('SIGTERM')
    })
  }
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  if (home === undefined) rmSync(ownHome, { recursive: true, force: true })
  return { code, said }
}

async function onDurable(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host: durable.socketDir,
    port: durable.port,
    user: durable.superuser,
    database: 'postgres',
  })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
