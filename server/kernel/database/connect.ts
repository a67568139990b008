import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'
import { gathering } from './gathering.ts'
import { literalLimits } from './literal-limits.ts'
import { preparing } from './prepared.ts'
import { type Begin, beginOn } from './transaction.ts'

export type Database = Kysely<DB>

/** How to reach the database: an embedded socket or an outside URL. */
export type Connection = { connectionString: string } | { host: string; port: number; user: string; database: string }

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, text => safeInteger(text))
types.setTypeParser(pg.types.builtins.DATE, text => text)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => instantFromDatabase(text))
// Sums of bigint columns are numeric.
types.setTypeParser(pg.types.builtins.NUMERIC, text => safeInteger(text))

type PoolOptions = {
  role: string
  schema: string
  max: number
  /** Statements do not wait for each other's answers; COPY and cursors are out of the question then. */
  pipeline?: boolean
}

/** A pool whose sessions run as `role` in the group's schema, with bounded waiting. */
export function openPool(connection: Connection, options: PoolOptions): pg.Pool {
  const session = [
    `role=${options.role}`,
    `search_path=${options.schema},public`,
    'timezone=UTC',
    // Questions of a counter are short: compiling them or sharing them out takes longer than answering.
    'jit=off',
    'max_parallel_workers_per_gather=0',
    'lock_timeout=3s',
    'statement_timeout=30s',
    'idle_in_transaction_session_timeout=30s',
  ]
  const pool = new pg.Pool({
    ...connection,
    Client: impatient,
    max: options.max,
    pipeline: options.pipeline ?? false,
    stream: gathering,
    types,
    options: session.map(setting => `-c ${setting}`).join(' '),
    application_name: 'carebay',
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** A database that is going down may keep its door open and answer nobody; waiting for a place in the pool is another matter. */
const CONNECT_MS = 1_000
const impatient = new Proxy(pg.Client, {
  construct: (target, [options]) => new target({ ...options, connectionTimeoutMillis: CONNECT_MS }),
})

/** Statements on their own, and transactions fenced to a store. */
export type DatabaseAccess = { db: Database; begin: Begin }

export function openDatabase(pool: pg.Pool): DatabaseAccess {
  const prepared = preparing(pool)
  const dialect = new PostgresDialect({ pool: prepared })
  const db = new Kysely<DB>({
    dialect,
    plugins: [literalLimits, new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const base = { config: { dialect }, dialect, driver: dialect.createDriver(), executor: db.getExecutor() }
  return { db, begin: async fence => beginOn(await prepared.connect(), base, fence) }
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`Number from the database is no safe integer: ${text}`)
  return value
}

function instantFromDatabase(text: string): string {
  // '2026-11-22 02:12:37.123456+00' in a UTC session; the millisecond is our finest unit.
  const [day = '', clock = ''] = text.split(' ')
  const [whole = '', fraction = ''] = clock.replace(/\+00$/, '').split('.')
  return `${day}T${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
