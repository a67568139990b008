import { statfs } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { type HealthState, judgeClock, judgeDisk } from '#domain/kernel/health.ts'
import { type Instant, msOf } from '#domain/kernel/time.ts'
import { realNow } from './clock.ts'
import { readMigrations } from './database/migrate.ts'

export type DatabaseFacts = {
  version: string
  sizeBytes: number
  connections: { used: number; max: number }
  unsafeSettings: string[]
  checksums: boolean
}

type Querying = Kysely<DB>

/** Off, any of these may lose what was acknowledged; somebody may turn them off while we serve. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes']

export async function databaseFacts(db: Querying): Promise<DatabaseFacts> {
  const { rows } = await sql<{
    version: string
    sizeBytes: number
    used: number
    max: number
    checksums: string
    unsafe: string[]
  }>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size_bytes,
      (SELECT sum(numbackends)::int FROM pg_stat_database) AS used,
      current_setting('max_connections')::int AS max, current_setting('data_checksums') AS checksums,
      ARRAY(SELECT name FROM unnest(${DURABLE}::text[]) AS name WHERE current_setting(name) = 'off') AS unsafe`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw new Error('The database does not describe itself')
  const { version, sizeBytes, used, max, unsafe } = row
  return { version, sizeBytes, connections: { used, max }, unsafeSettings: unsafe, checksums: row.checksums === 'on' }
}

/** How far the database's clock is ahead of this machine's. */
export async function clockDriftMs(db: Querying): Promise<number> {
  const before = realNow()
  const { rows } = await sql<{ at: Instant }>`SELECT clock_timestamp() AS at`.execute(db)
  return msOf(rows[0]?.at ?? before) - (msOf(before) + msOf(realNow())) / 2
}

/** Migrations of this program that the database has not run, and when the last one ran. */
export async function migrationFacts(
  db: Querying,
): Promise<{ applied: number; missing: string[]; lastAt: Instant | null }> {
  const { rows } = await sql<{ name: string; at: Instant }>`SELECT name, at FROM migrations ORDER BY name`.execute(db)
  const done = new Set(rows.map(row => row.name))
  const missing = known.filter(name => !done.has(name))
  return {
    applied: rows.length,
    missing,
    lastAt:
      rows
        .map(row => row.at)
        .toSorted()
        .at(-1) ?? null,
  }
}

// The files do not change while the program runs.
const known = readMigrations().map(migration => migration.name)

export async function diskFacts(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const disk = await statfs(folder)
  return { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }
}

export function memoryFacts() {
  const { rss, heapUsed } = process.memoryUsage()
  return { rssBytes: rss, heapUsedBytes: heapUsed, freeBytes: freemem(), totalBytes: totalmem() }
}

export const readyParts = ['stopping', 'database', 'migrations', 'disk', 'clock'] as const
export type ReadyPart = (typeof readyParts)[number]

/** What keeps this node from serving; nothing when it is ready. */
export async function notReady(db: Querying, dataDir: string): Promise<ReadyPart[]> {
  const look = async (part: ReadyPart, state: Promise<HealthState>): Promise<ReadyPart[]> => {
    try {
      return (await inTime(state)) === 'bad' ? [part] : []
    } catch {
      // Whatever goes wrong while looking is the answer to whether it works.
      return [part]
    }
  }
  const parts = await Promise.all([
    look('disk', diskFacts(dataDir).then(judgeDisk)),
    look('clock', clockDriftMs(db).then(judgeClock)),
    look(
      'migrations',
      migrationFacts(db).then(({ missing }) => (missing.length > 0 ? 'bad' : 'good')),
    ),
  ])
  const failing = parts.flat()
  // Clock and migrations are read from the database: when both questions fail it is the one to name.
  if (!failing.includes('clock') || !failing.includes('migrations')) return failing
  return ['database', ...failing.filter(part => part === 'disk')]
}

const PATIENCE_MS = 2_000

async function inTime<T>(promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too late')), PATIENCE_MS)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
