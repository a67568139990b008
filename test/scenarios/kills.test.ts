import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { type Embedded, startEmbedded } from '#server/kernel/database/embedded.ts'
import { type KillSite, prepareSite } from '../harness/kill-site.ts'

const KILLS = 5
/** In these rounds the database server is killed together with Carebay. */
const databaseToo = [2, 4]
const SEED = process.env.CAREBAY_KILL_SEED ?? 'carebay'
const restartLimitMs = 30_000

type Write = {
  what: keyof typeof paths
  key: string
  body: Record<string, unknown>
  path: string
  acknowledged: boolean
}
const paths = { order: '/repair-orders', receipt: '/stock/receipts', payment: '/statements' }

const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'carebay-kills-'))
const writes: Write[] = []
let site: KillSite
let database: Embedded
let server: ChildProcess | undefined
let url = ''

beforeAll(async () => {
  database = await startEmbedded({ dataDir })
  site = await prepareSite(dataDir, database)
  await database.stop()
}, 120_000)
afterAll(async () => {
  server?.kill('SIGKILL')
  const again = await startEmbedded({ dataDir })
  await again.stop()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

test(`R1: over ${KILLS} kills of server and database no acknowledged write is lost and no document is half there`, {
  timeout: 240_000,
}, async () => {
  const rng = createRng(SEED)
  const restarts: number[] = []
  restarts.push(await start())
  for (let round = 1; round <= KILLS; round++) {
    const before = acknowledged().length
    await writeUntilKilled(rng.int(20, 620), databaseToo.includes(round))
    restarts.push(await start())
    expect(acknowledged().length, `round ${round} got something written before the kill`).toBeGreaterThan(before)
    await checkNothingLost(`seed ${SEED}, round ${round}`)
    await checkNothingHalf(`seed ${SEED}, round ${round}`)
  }
  expect(Math.max(...restarts)).toBeLessThan(restartLimitMs)
  await repeatUnanswered()
  await checkNothingLost('after repeating what got no answer')
  await checkNothingHalf('after repeating what got no answer')
  expect(writes.every(write => write.acknowledged)).toBe(true)
  const rows = await count(
    'SELECT (SELECT count(*) FROM repair_orders WHERE id <> $2) + (SELECT count(*) FROM goods_receipts WHERE supplier = $1) + (SELECT count(*) FROM payments) AS n',
    [supplier, site.orderId],
  )
  expect(rows, 'each write is there once').toBe(writes.length)
  const verified = await site.api(url, 'admin').get('/timeline/verification')
  expect(verified).toMatchObject({ status: 200, body: { faults: [] } })
})

const supplier = '海湾配件总库'
const acknowledged = () => writes.filter(write => write.acknowledged)

/** Starts Carebay as a user does and waits until it answers. Gives the time it took. */
async function start(): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', CAREBAY_DATA: dataDir, CAREBAY_CLOCK: 'virtual' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server = child
  let said = ''
  child.stdout.on('data', chunk => {
    said += String(chunk)
  })
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  for (;;) {
    const found = /Carebay {2}(http:\S+)/.exec(said)
    if (found?.[1]) {
      url = found[1]
      return performance.now() - began
    }
    if (child.exitCode !== null) throw new Error(`Carebay did not start: ${said}`)
    if (performance.now() - began > restartLimitMs) throw new Error(`Carebay does not answer: ${said}`)
    await pause(50)
  }
}

async function writeUntilKilled(afterMs: number, withDatabase: boolean): Promise<void> {
  const state = { over: false }
  const writers = site.cars.map(async (car, index) => {
    for (let turn = index; !state.over; turn++) await attempt(newWrite(turn, car))
  })
  const before = acknowledged().length
  const began = performance.now()
  // A server that has just started is slow at first; the moment is counted from its first answer.
  while (acknowledged().length === before && performance.now() - began < restartLimitMs) await pause(5)
  await pause(afterMs)
  const ended = new Promise(resolve => server?.once('exit', resolve))
  if (withDatabase) process.kill(databasePid(), 'SIGKILL')
  server?.kill('SIGKILL')
  await ended
  state.over = true
  await Promise.all(writers)
}

function newWrite(turn: number, car: KillSite['cars'][number]): Write {
  const common = { key: newId(), acknowledged: false }
  if (turn % 3 === 0) {
    const lines = [
      {
        id: newId(),
        kind: 'labour',
        labourOperationId: car.brakeId,
        qtyMilli: 1000,
        basis: 'wish',
        basisText: '客户要求',
      },
      { id: newId(), kind: 'part', partId: car.partId, qtyMilli: 1000, basis: 'wish', basisText: '客户要求' },
    ]
    return {
      ...common,
      what: 'order',
      path: paths.order,
      body: { id: newId(), visitId: car.visitId, kind: 'repair', lines },
    }
  }
  if (turn % 3 === 1) {
    const lines = site.parts.map(partId => ({ partId, qtyMilli: 1000, unitCostFen: 20_000 }))
    return { ...common, what: 'receipt', path: paths.receipt, body: { id: newId(), supplier, lines } }
  }
  const body = { paymentId: newId(), way: 'cash', amountFen: 1 }
  return { ...common, what: 'payment', path: `${paths.payment}/${site.statementId}/payments`, body }
}

const actors = { order: 'adviser', receipt: 'parts', payment: 'cashier' } as const

/** Sends it; what is not answered 200 stays unacknowledged. A refusal would be the test's own mistake. */
async function attempt(write: Write): Promise<void> {
  if (!writes.includes(write)) writes.push(write)
  const answer = await site
    .api(url, actors[write.what])
    .post(write.path, write.body, { key: write.key })
    .catch(() => undefined)
  if (answer === undefined || answer.status === 503) return
  if (answer.status !== 200) throw new Error(`${write.what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  write.acknowledged = true
}

/** The browser sends what got no answer again, under the same key: it takes effect once, whether or not it had. */
async function repeatUnanswered(): Promise<void> {
  for (const write of writes.filter(item => !item.acknowledged)) await attempt(write)
}

async function checkNothingLost(when: string): Promise<void> {
  const ids = (what: Write['what'], key: string) =>
    acknowledged()
      .filter(item => item.what === what)
      .map(item => String(item.body[key]))
  const missing = await rows(
    `SELECT 'order' AS what, id FROM unnest($1::uuid[]) id WHERE NOT EXISTS (SELECT FROM repair_orders o WHERE o.id = id.id)
     UNION ALL SELECT 'receipt', id FROM unnest($2::uuid[]) id WHERE NOT EXISTS (SELECT FROM goods_receipts r WHERE r.id = id.id)
     UNION ALL SELECT 'payment', id FROM unnest($3::uuid[]) id WHERE NOT EXISTS (SELECT FROM payments p WHERE p.id = id.id AND p.state = 'succeeded')`,
    [ids('order', 'id'), ids('receipt', 'id'), ids('payment', 'paymentId')],
  )
  expect(missing, `acknowledged and gone (${when})`).toEqual([])
}

/** Every document that is there is there whole: its lines, its ledger rows, its trace. */
async function checkNothingHalf(when: string): Promise<void> {
  const half = await rows(
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
  expect(half, `half there (${when})`).toEqual([])
}

async function rows(text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...site.connection, options: '-c search_path=carebay,public' })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

async function count(text: string, values: unknown[]): Promise<number> {
  const [row] = await rows(text, values)
  return Number(row?.n)
}

function databasePid(): number {
  return Number(readFileSync(join(database.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0])
}
