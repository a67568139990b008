import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startServer } from '#server/start.ts'
import { furnish } from './furnish.ts'
import { testSettings } from './settings.ts'

const NAME = 'carebay_template'
/** Any fixed number: one worker makes the template, the others wait for it. */
const LOCK = 88_120

type Server = { socketDir: string; port: number; superuser: string }

let made: Promise<void> | undefined

/** A migrated and furnished database to clone from, made once a run. */
export function ensureTemplate(server: Server): Promise<void> {
  made ??= make(server)
  return made
}

async function make(server: Server): Promise<void> {
  const admin = { host: server.socketDir, port: server.port, user: server.superuser }
  const client = new pg.Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`)
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME])
    if (rows.length > 0) return
    await client.query(`CREATE DATABASE ${NAME}_draft`)
    const dataDir = mkdtempSync(join(tmpdir(), 'carebay-template-'))
    const settings = testSettings(dataDir)
    const running = await startServer(settings, { ...admin, database: `${NAME}_draft` }, { durable: false })
    await furnish(running.services)
    await running.stop()
    await client.query(`ALTER DATABASE ${NAME}_draft RENAME TO ${NAME}`)
  } finally {
    await client.end()
  }
}
