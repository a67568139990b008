import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '#tools/demo/load/house.ts'
import { type BareSql, openBareSql } from './bare-sql.ts'
import { signIn } from './client.ts'
import { type FirstLoad, firstLoads } from './first-load.ts'
import type { BenchHouse } from './house.ts'
import { type Spread, spreadOf, timed } from './measure.ts'
import { type Mixed, runMixed, type Sessions } from './mixed.ts'
import { type Operation, operations } from './operations.ts'
import { addCars, clearYard, type Samples, takeSamples } from './samples.ts'
import { type ServerProcess, type Statement, startServerProcess } from './server-process.ts'

export type OperationResult = Spread & {
  name: string
  kind: Operation['kind']
  promised: number
  /** The same statements sent by hand; null when they could not be told apart or not be sent again often enough. */
  bare: Spread | null
  /** How many statements one request sends. */
  statements: number | null
}

export type Results = {
  measuredOn: string
  operations: OperationResult[]
  /** With the processor's time the server took for one request. */
  mixed: (Mixed & { serverMs: number }) | null
  idleBytes: number
  busyBytes: number
  databaseBytes: number
  /** Empty when the screens are not built. */
  firstLoads: FirstLoad[]
}

type RunOptions = { only: string | undefined; users: number; seconds: number }

const WARM = 8
const TIMES = 60
const BARE_TIMES = 12
/** What one operation alone uses up, and what a fast machine writes in a second when everybody is at it. */
const CARS_ALONE = WARM + TIMES + BARE_TIMES
const CARS_A_SECOND = 25
/** The name by which only the mixture is measured, and how long everybody warms up for it. */
const MIXED = 'mixed'
const MIXED_WARM_SECONDS = 15

export async function run(house: BenchHouse, options: RunOptions): Promise<Results> {
  const server = await startServerProcess(house)
  const bare = await openBareSql(house)
  const since = (await house.sql.query<{ now: Date }>('SELECT now()')).rows[0]?.now.toISOString() ?? ''
  const storeId =
    (await house.sql.query<{ id: string }>('SELECT id FROM stores ORDER BY code LIMIT 1')).rows[0]?.id ?? ''
  try {
    const idleBytes = (await server.usage()).rss
    const samples = await takeSamples(house, storeId)
    await addCars(house.sql, storeId, samples, CARS_ALONE)
    const asks = await signInAll(server.url)
    const chosen = operations.filter(({ name }) => options.only === undefined || name.includes(options.only))
    const results: OperationResult[] = []
    for (const operation of chosen) results.push(await measure(operation, { server, bare, samples, asks }))
    const isMixed = options.only === undefined || options.only === MIXED
    if (isMixed) await addCars(house.sql, storeId, samples, CARS_A_SECOND * (MIXED_WARM_SECONDS + options.seconds))
    const mixed = isMixed ? await measureMixed({ server, samples }, options) : null
    const memory = { idleBytes, busyBytes: (await server.usage()).rss }
    const sizes = { databaseBytes: await sizeOf(house), firstLoads: await firstLoads(server.url) }
    return { measuredOn: house.today, operations: results, mixed, ...memory, ...sizes }
  } finally {
    await clearYard(house.sql, storeId, since)
    await bare.stop()
    await server.stop()
  }
}

async function measureMixed(
  { server, samples }: Pick<Bench, 'server' | 'samples'>,
  { users, seconds }: RunOptions,
): Promise<Mixed & { serverMs: number }> {
  const people: Sessions[] = []
  while (people.length < users) people.push(await signInAll(server.url))
  await runMixed(people, samples, MIXED_WARM_SECONDS)
  const before = await server.usage()
  const mixed = await runMixed(people, samples, seconds)
  const spent = (await server.usage()).processorMs - before.processorMs
  return { ...mixed, serverMs: spent / mixed.count }
}

async function sizeOf({ sql }: BenchHouse): Promise<number> {
  const { rows } = await sql.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes')
  return Number(rows[0]?.bytes)
}

const CAPTURES = 12
const PAUSE_MS = 400

/** The statements of one read. A timer that fired meanwhile would be counted in, so it is tried until it was alone; undefined when it never was. */
async function captured(server: ServerProcess, work: () => Promise<unknown>): Promise<Statement[] | undefined> {
  for (let tries = 1; tries <= CAPTURES; tries++) {
    const sent = await server.capture(work)
    if (sent.every(({ text }) => !/^\s*(insert|update|delete)|for update|enqueue_job|pg_notify/i.test(text)))
      return sent
    await pause(PAUSE_MS)
  }
  return undefined
}

/** One person who can do everything: a new session for each account. */
async function signInAll(url: string): Promise<Sessions> {
  const users = [...new Set(operations.map(operation => operation.user))]
  return new Map(await Promise.all(users.map(async user => [user, await signIn(url, user, DEMO_PASSWORD)] as const)))
}

type Bench = { server: ServerProcess; bare: BareSql; samples: Samples; asks: Sessions }

async function measure(operation: Operation, { server, bare, samples, asks }: Bench): Promise<OperationResult> {
  const ask = asks.get(operation.user)
  if (!ask) throw new Error(`Nobody signed in as ${operation.user}`)
  let n = 0
  const next = () => operation.call(ask, samples, n++)
  for (let i = 0; i < WARM; i++) await (await next())()
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) times.push(await timed(await next()))
  const { name, kind, p95: promised } = operation
  const result = { name, kind, promised, ...spreadOf(times) }
  // What was written once cannot be written again.
  if (kind === 'write') return { ...result, bare: null, statements: (await server.capture(await next())).length }
  return { ...result, ...(await measureBare({ server, bare }, next)) }
}

async function measureBare(
  { server, bare }: Pick<Bench, 'server' | 'bare'>,
  next: () => Promise<() => Promise<unknown>>,
) {
  const times: number[] = []
  let statements: number | null = null
  for (let i = 0, failed = 0; i < BARE_TIMES && failed <= BARE_TIMES / 2; i++) {
    const sent = await captured(server, await next())
    const time = sent && (await bare.time(sent).catch(() => undefined))
    statements = sent?.length ?? statements
    if (time === undefined) failed++
    else times.push(time)
  }
  return { bare: times.length * 2 < BARE_TIMES ? null : spreadOf(times), statements }
}
