import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
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
  const marker = join(dataDir, databaseUrl === undefined ? 'seeded' : 'seeded-elsewhere')
  return {
    connection,
    settings,
    sql,
    isSeeded: existsSync(marker),
    markSeeded: () => writeFileSync(marker, ''),
    stop: async () => {
      await sql.end()
      await embedded?.stop()
    },
  }
}
