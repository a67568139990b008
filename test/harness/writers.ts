import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '#domain/kernel/id.ts'
import { startEmbedded } from '#server/kernel/database/embedded.ts'
import { brokenInvariants } from './invariants.ts'
import { type KillSite, prepareSite } from './kill-site.ts'

export type Write = {
  what: 'order' | 'receipt' | 'payment'
  key: string
  body: Record<string, unknown>
  path: string
  acknowledged: boolean
}

/** A shop in a data folder of its own, served as a user serves it, and writers who note every acknowledgement. */
export type Writers = {
  site: KillSite
  writes: Write[]
  acknowledged(): Write[]
  /** Starts Carebay and waits until it answers. Gives the milliseconds it took. */
  start(): Promise<number>
  /** Everybody writes until, some milliseconds after the first answer, `end` is over. */
  writeUntil(afterMs: number, end: () => Promise<unknown>): Promise<void>
  /** The browser sends what got no answer again, under the same key. */
  repeatUnanswered(): Promise<void>
  /** Ends the server by a signal. Gives its exit code and the milliseconds it took. */
  signal(name: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
  killDatabase(): void
  /** Kills the database and lets none start in its folder until the time is over. */
  keepDatabaseAway(ms: number): Promise<void>
  url(): string
  /** A goods receipt nobody has sent yet. */
  receipt(): Record<string, unknown>
  /** What the server printed, for a failure's message. */
  said(): string
  lost(): Promise<Record<string, unknown>[]>
  half(): Promise<Record<string, unknown>[]>
  rows(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const supplier = '海湾配件总库'
const startLimitMs = 30_000
const actors = { order: 'adviser', receipt: 'parts', payment: 'cashier' } as const

/** @param disk a folder to keep everything in, by default one of the machine's own */
export async function openWriters(disk = tmpdir()): Promise<Writers> {
  const dataDir = mkdtempSync(join(disk, 'carebay-writers-'))
  const database = await startEmbedded({ dataDir })
  const site = await prepareSite(dataDir, database)
  await database.stop()
  const writes: Write[] = []
  let server: ChildProcess | undefined
  let url = ''
  let said = () => ''

  const acknowledged = () => writes.filter(write => write.acknowledged)

  const attempt = async (write: Write): Promise<void> => {
    if (!writes.includes(write)) writes.push(write)
    const answer = await site
      .api(url, actors[write.what])
      .post(write.path, write.body, { key: write.key })
      .catch(() => undefined)
    if (answer === undefined || answer.status === 503) return
    // A refusal would be the test's own mistake.
    if (answer.status !== 200)
      throw new Error(`${write.what}: ${answer.status} ${JSON.stringify(answer.body)}\n${said().slice(-3_000)}`)
    write.acknowledged = true
  }

  const rows: Writers['rows'] = (text, values = []) => query(site, text, values)

  return {
    site,
    writes,
    acknowledged,
    rows,
    url: () => url,
    receipt: () => newReceipt(site),
    said: () => said().slice(-3_000),
    start: async () => {
      const began = performance.now()
      const child = spawnServer(dataDir)
      server = child.process
      said = child.said
      url = await child.url
      return performance.now() - began
    },
    writeUntil: (afterMs, end) => writeAll({ site, attempt, acknowledged }, afterMs, end),
    repeatUnanswered: async () => {
      for (const write of writes.filter(item => !item.acknowledged)) await attempt(write)
    },
    signal: async name => {
      const began = performance.now()
      const child = server
      const ended = new Promise<number | null>(resolve => child?.once('exit', code => resolve(code)))
      child?.kill(name)
      return { code: await ended, ms: performance.now() - began }
    },
    killDatabase: () => killDatabase(database.clusterDir),
    keepDatabaseAway: ms => keepDatabaseAway(database.clusterDir, ms),
    lost: () => lost(rows, acknowledged()),
    half: () => half(rows, site),
    close: async () => {
      server?.kill('SIGKILL')
      const again = await startEmbedded({ dataDir })
      await again.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function killDatabase(folder: string): void {
  const [pid] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

async function keepDatabaseAway(folder: string, ms: number): Promise<void> {
  // Without its control file no database starts.
  const control = join(folder, 'global/pg_control')
  renameSync(control, `${control}.away`)
  killDatabase(folder)
  await pause(ms)
  renameSync(`${control}.away`, control)
}

type Desk = { site: KillSite; attempt: (write: Write) => Promise<void>; acknowledged: () => Write[] }

async function writeAll(desk: Desk, afterMs: number, end: () => Promise<unknown>): Promise<void> {
  const state = { over: false }
  const writers = desk.site.cars.map(async (car, index) => {
    for (let turn = index; !state.over; turn++) {
      const write = newWrite(desk.site, turn, car)
      await desk.attempt(write)
      // Whoever is told to wait does so; otherwise thousands of writes pile up that are to be sent again.
      if (!write.acknowledged) await pause(30)
    }
  })
  const before = desk.acknowledged().length
  const began = performance.now()
  // A server that has just started is slow at first; the moment is counted from its first answer.
  while (desk.acknowledged().length === before && performance.now() - began < startLimitMs) await pause(5)
  await pause(afterMs)
  await end()
  state.over = true
  await Promise.all(writers)
}

async function query(site: KillSite, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...site.connection, options: '-c search_path=carebay,public' })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** As a user starts it, quietly on a port of its own. */
function spawnServer(dataDir: string): { process: ChildProcess; url: Promise<string>; said: () => string } {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: '0',
      CAREBAY_DATA: dataDir,
      CAREBAY_CLOCK: 'virtual',
      CAREBAY_REQUESTS_PER_MINUTE: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`Carebay does not answer: ${said}`)), startLimitMs)
    const listen = (chunk: unknown) => {
      said += String(chunk)
      const found = /Carebay {2}(http:\S+)/.exec(said)
      if (!found?.[1]) return
      clearTimeout(limit)
      resolve(found[1])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`Carebay did not start: ${said}`)))
  })
  return { process: child, url, said: () => said }
}

function newWrite(site: KillSite, turn: number, car: KillSite['cars'][number]): Write {
  const common = { key: newId(), acknowledged: false }
  const because = { qtyMilli: 1000, basis: 'wish', basisText: '客户要求' }
  if (turn % 3 === 0) {
    const lines = [
      { id: newId(), kind: 'labour', labourOperationId: car.brakeId, ...because },
      { id: newId(), kind: 'part', partId: car.partId, ...because },
    ]
    const body = { id: newId(), visitId: car.visitId, kind: 'repair', lines }
    return { ...common, what: 'order', path: '/repair-orders', body }
  }
  if (turn % 3 === 1) {
    return { ...common, what: 'receipt', path: '/stock/receipts', body: newReceipt(site) }
  }
  const body = { paymentId: newId(), way: 'cash', amountFen: 1 }
  return { ...common, what: 'payment', path: `/statements/${site.statementId}/payments`, body }
}

function newReceipt(site: KillSite): Record<string, unknown> {
  const lines = site.parts.map(partId => ({ partId, qtyMilli: 1000, unitCostFen: 20_000 }))
  return { id: newId(), supplier, lines }
}

/** What was acknowledged and is not there. */
function lost(rows: Writers['rows'], acknowledged: readonly Write[]) {
  const ids = (what: Write['what'], key: string) =>
    acknowledged.filter(item => item.what === what).map(item => String(item.body[key]))
  return rows(
    `SELECT 'order' AS what, id FROM unnest($1::uuid[]) id WHERE NOT EXISTS (SELECT FROM repair_orders o WHERE o.id = id.id)
     UNION ALL SELECT 'receipt', id FROM unnest($2::uuid[]) id WHERE NOT EXISTS (SELECT FROM goods_receipts r WHERE r.id = id.id)
     UNION ALL SELECT 'payment', id FROM unnest($3::uuid[]) id WHERE NOT EXISTS (SELECT FROM payments p WHERE p.id = id.id AND p.state = 'succeeded')`,
    [ids('order', 'id'), ids('receipt', 'id'), ids('payment', 'paymentId')],
  )
}

/** Documents that are there without their lines, ledger rows or trace, and ledgers that do not add up. */
function half(rows: Writers['rows'], site: KillSite) {
  return rows(
    `SELECT 'order' AS what, o.id FROM repair_orders o WHERE o.id <> $3 AND (
       (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id) <> 2
       OR NOT EXISTS (SELECT FROM timeline_events e WHERE e.subject_id = o.id))
     UNION ALL SELECT 'receipt', r.id FROM goods_receipts r WHERE supplier = $1 AND (
       (SELECT count(*) FROM goods_receipt_lines l WHERE l.receipt_id = r.id) <> $2
       OR (SELECT count(*) FROM stock_movements m WHERE m.subject_id = r.id) <> $2
       OR NOT EXISTS (SELECT FROM timeline_events e WHERE e.subject_id = r.id))
     UNION ALL SELECT 'payment', p.id FROM payments p WHERE state <> 'succeeded' OR
       (SELECT array_agg(amount_fen ORDER BY amount_fen) FROM money_entries m WHERE m.posting_id = p.posting_id) IS DISTINCT FROM ARRAY[-1, 1]::bigint[]
     UNION ALL SELECT 'account', a.id FROM money_accounts a WHERE balance_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM money_entries m WHERE m.account_id = a.id)
     UNION ALL SELECT 'balance', b.part_id FROM stock_balances b WHERE on_hand_milli <> (SELECT sum(m.on_hand_delta_milli) FROM stock_movements m WHERE m.part_id = b.part_id AND m.store_id = b.store_id)`,
    [supplier, site.parts.length, site.orderId],
  )
}

/** The rules of db/invariants, read past the server. */
export async function brokenInvariantsAt({ site }: Writers): Promise<string[]> {
  const client = new pg.Client({ ...site.connection, options: '-c search_path=carebay,public -c timezone=UTC' })
  await client.connect()
  try {
    return await brokenInvariants(client)
  } finally {
    await client.end()
  }
}

/** Every write of a run is there, and there once. */
export async function countWrites({ rows, site }: Writers): Promise<number> {
  const [row] = await rows(
    'SELECT (SELECT count(*) FROM repair_orders WHERE id <> $2) + (SELECT count(*) FROM goods_receipts WHERE supplier = $1) + (SELECT count(*) FROM payments) AS n',
    [supplier, site.orderId],
  )
  return Number(row?.n)
}
