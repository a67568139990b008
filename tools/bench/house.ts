import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from '#server/kernel/database/connect.ts'
import { startEmbedded } from '#server/kernel/database/embedded.ts'
import type { Settings } from '#server/kernel/settings.ts'
import type { SizeName } from './sizes.ts'

/** The database a benchmark runs on: its own embedded one, kept between runs, or any other by URL. */
export type BenchHouse = {
  connection: Connection
  settings: Settings
  /** Reads and writes past every fence: seeding and timing bare SQL. */
  sql: pg.Client
  /** The day by the database's clock: the seed's today and the day the boards are asked about. */
  today: string
  isSeeded: boolean
  markSeeded(): void
  stop(): Promise<void>
}

export async function openBenchHouse(size: SizeName, databaseUrl: string | undefined): Promise<BenchHouse> {
  const dataDir = join(tmpdir(), `carebay-bench-${size}`)
  mkdirSync(dataDir, { recursive: true })
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl,
    schema: `bench_${size}`,
    demo: false,
    virtualClock: false,
    logLevel: 'warn',
    metricsToken: undefined,
    tls: undefined,
    // Counting requests is part of what a request costs, but nobody is to be turned away.
    requestsPerMinute: 1_000_000,
  }
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir }) : undefined
  const connection = embedded
    ? { host: embedded.socketDir, port: embedded.port, user: embedded.superuser, database: 'postgres' }
    : { connectionString: databaseUrl ?? '' }
  const sql = new pg.Client({
    ...connection,
    options: `-c search_path=${settings.schema},public -c timezone=UTC`,
  })
  await sql.connect()
  const stop = async () => {
    await sql.end()
    await embedded?.stop()
  }
  const today = await dayOf(sql)
  const marker = join(dataDir, databaseUrl === undefined ? 'seeded' : `seeded-${placeOf(sql)}`)
  const seededOn = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : undefined
  if (seededOn !== undefined && seededOn !== today) {
    await stop()
    const gone = embedded ? `remove ${dataDir}` : `drop the schema ${settings.schema} and remove ${marker}`
    throw new Error(
      `The benchmark's database was filled on ${seededOn || 'an unknown day'} and it is ${today}: today's boards would be empty. Please ${gone} and run again; it is then filled anew.`,
    )
  }
  return {
    connection,
    settings,
    sql,
    today,
    isSeeded: seededOn !== undefined,
    markSeeded: () => writeFileSync(marker, today),
    stop,
  }
}

async function dayOf(sql: pg.Client): Promise<string> {
  const { rows } = await sql.query<{ today: string }>(
    `SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
  )
  return rows[0]?.today ?? ''
}

/** Host and name of the database, as a file can be called. */
function placeOf({ host, port, database = '' }: pg.Client): string {
  return `${host}-${port}-${database}`.replaceAll(/[^\w.-]/g, '_')
}
