import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'
import { preparing } from './prepared.ts'

export type Database = Kysely<DB>

/** How to reach the database: an embedded socket or an outside URL. */
export type Connection = { connectionString: string } | { host: string; port: number; user: string; database: string }

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, text => safeInteger(text))
types.setTypeParser(pg.types.builtins.DATE, text => text)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => instantFromDatabase(text))
// Sums of bigint columns are numeric.
types.setTypeParser(pg.types.builtins.NUMERIC, text => safeInteger(text))

/** A pool whose sessions run as `role` in the group's schema, with bounded waiting. */
export function openPool(connection: Connection, options: { role: string; schema: string; max: number }): pg.Pool {
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

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
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
