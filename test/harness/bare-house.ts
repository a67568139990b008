import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { type Running, startServer } from '#server/start.ts'
import { type Caller, caller } from './caller.ts'
import { HOUSE_SCHEMA, testSettings } from './settings.ts'

/** A fresh installation on its own database that has no dealer yet, for tests of what fills one. */
export type BareHouse = {
  running: Running
  /** The owner's eyes, over all stores. */
  sql: pg.Pool
  /** Whoever signs in works in the home store. */
  signIn(username: string, password: string): Promise<Caller>
  close(): Promise<void>
}

export async function openBareHouse(at: string): Promise<BareHouse> {
  const server = inject('postgres')
  const name = `bare_${newId().replaceAll('-', '')}`
  const admin = { host: server.socketDir, port: server.port, user: server.superuser }
  const keeper = new pg.Client({ ...admin, database: 'postgres' })
  await keeper.connect()
  await keeper.query(`CREATE DATABASE ${name}`)
  const dataDir = mkdtempSync(join(tmpdir(), 'carebay-bare-'))
  const settings = testSettings(dataDir)
  const running = await startServer(settings, { ...admin, database: name }, { durable: false })
  await running.settle(at)
  const options = `-c search_path=${HOUSE_SCHEMA},public -c timezone=UTC`
  const sql = new pg.Pool({ ...admin, database: name, max: 2, options })
  // A connection still closing when the database is dropped says so as an error.
  sql.on('error', () => {})
  return {
    running,
    sql,
    signIn: async (username, password) => {
      const answer = await caller(running.url, undefined, undefined).api.access.signIn({ username, password })
      return caller(running.url, answer.token, undefined)
    },
    close: async () => {
      await sql.end()
      await running.stop()
      await keeper.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await keeper.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
