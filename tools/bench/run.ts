import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { type BareSql, openBareSql } from './bare-sql.ts'
import { signIn } from './client.ts'
import type { BenchHouse } from './house.ts'
import { type Spread, spreadOf, timed } from './measure.ts'
import { type Mixed, runMixed } from './mixed.ts'
import { type Ask, type Operation, operations } from './operations.ts'
import { clearYard, type Samples, takeSamples } from './samples.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import type { Size } from './sizes.ts'

export type OperationResult = Spread & {
  name: string
  kind: Operation['kind']
  promised: number
  /** Median of the same statements sent by hand, and how many there are. */
  bareP50: number
  bareP95: number
  statements: number
}

export type Results = {
  measuredOn: string
  operations: OperationResult[]
  mixed: Mixed | null
  idleBytes: number
  busyBytes: number
}

type RunOptions = { only: string | undefined; users: number; seconds: number }

const WARM = 8
const TIMES = 60
const BARE_TIMES = 12

export async function run(house: BenchHouse, size: Size, options: RunOptions): Promise<Results> {
  const server = await startServerProcess(house)
  const bare = await openBareSql(house)
  const since = (await house.sql.query<{ now: Date }>('SELECT now()')).rows[0]?.now.toISOString() ?? ''
  const measuredOn = since.slice(0, 10)
  const storeId =
    (await house.sql.query<{ id: string }>('SELECT id FROM stores ORDER BY code LIMIT 1')).rows[0]?.id ?? ''
  try {
    const idleBytes = await server.memory()
    const samples = await takeSamples(house.sql, storeId, size)
    const asks = await signInAll(server.url)
    const chosen = operations.filter(({ name }) => options.only === undefined || name.includes(options.only))
    const results: OperationResult[] = []
    for (const operation of chosen) results.push(await measure(operation, { server, bare, samples, asks }))
    const mixed = options.only === undefined ? await runMixed(asks, samples, options) : null
    return { measuredOn, operations: results, mixed, idleBytes, busyBytes: await server.memory() }
  } finally {
    await clearYard(house.sql, storeId, since)
    await bare.stop()
    await server.stop()
  }
}

const CAPTURES = 12
const PAUSE_MS = 400

/** The statements of one request; a timer that fired meanwhile would be counted in, so reads are tried until they are alone. */
async function captured(server: ServerProcess, work: () => Promise<unknown>, kind: Operation['kind']) {
  for (let tries = 1; ; tries++) {
    const sent = await server.capture(work)
    const isAlone =
      kind === 'write' ||
      sent.every(({ text }) => !/^\s*(insert|update|delete)|for update|enqueue_job|pg_notify/i.test(text))
    if (isAlone || tries === CAPTURES) return sent
    await pause(PAUSE_MS)
  }
}

async function signInAll(url: string): Promise<ReadonlyMap<string, Ask>> {
  const asks = new Map<string, Ask>()
  for (const user of new Set(operations.map(operation => operation.user))) {
    asks.set(user, await signIn(url, user, DEMO_PASSWORD))
  }
  return asks
}

type Bench = { server: ServerProcess; bare: BareSql; samples: Samples; asks: ReadonlyMap<string, Ask> }

async function measure(operation: Operation, { server, bare, samples, asks }: Bench): Promise<OperationResult> {
  const ask = asks.get(operation.user)
  if (!ask) throw new Error(`Nobody signed in as ${operation.user}`)
  let n = 0
  const next = () => operation.call(ask, samples, n++)
  for (let i = 0; i < WARM; i++) await (await next())()
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) times.push(await timed(await next()))
  const bareTimes: number[] = []
  let statements = 0
  for (let i = 0; i < BARE_TIMES; i++) {
    const work = await next()
    const sent = await captured(server, work, operation.kind)
    statements = sent.length
    // The first replay warms what the request itself had warm: statements are planned anew on this connection.
    await bare.time(sent).catch(() => 0)
    bareTimes.push(await bare.time(sent).catch(() => Number.NaN))
  }
  const known = spreadOf(bareTimes.filter(time => !Number.isNaN(time)))
  const { name, kind, p95: promised } = operation
  return { name, kind, promised, ...spreadOf(times), bareP50: known.p50, bareP95: known.p95, statements }
}
