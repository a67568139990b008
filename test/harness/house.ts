import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import type { Database } from '#server/kernel/database/connect.ts'
import type { Settings } from '#server/kernel/settings.ts'
import { type Running, startServer } from '#server/start.ts'
import { type Caller, caller } from './caller.ts'
import { type NodeProcess, startNodeProcess } from './node-process.ts'
import { signInAll } from './people.ts'
import { HOUSE_SCHEMA, testSettings } from './settings.ts'
import { ensureTemplate } from './template.ts'

/** A whole Carebay for one test file: its own database cloned from the migrated template, its own server, its own virtual clock. */
export type House = {
  url: string
  running: Running
  /** The owner's eyes for checking rows; it bypasses no fence of the product's own connections. */
  sql: pg.Pool
  db: Database
  /** A signed-in member of staff of the first store, by demo user name; 'other:adviser' is the second store's. */
  as(username: string): Caller
  nobody: Caller
  /** The same house over another network, where somebody else of the same trade may answer to a name of the cast. */
  over(network: typeof fetch, crew?: Readonly<Record<string, string>>): House
  /** Who answers to a name of the cast here. */
  called(username: string): string
  storeId: string
  otherStoreId: string
  /** Moves the virtual clock through everything due, as POST /api/clock does. */
  advance(duration: string): Promise<void>
  moveTo(at: string): Promise<void>
  now(): Promise<string>
  /** Sessions for people who joined after the house opened. */
  signInAgain(): Promise<void>
  /** Another node on the same database and folder. */
  secondNode(): Promise<SecondNode>
  /** The same in a process of its own, for tests that kill it. */
  nodeProcess(): Promise<NodeProcess>
  close(): Promise<void>
}

export type SecondNode = { url: string; as(username: string): Caller; stop(): Promise<void> }

/** The moment every house starts at: a Tuesday morning, shop open. */
export const HOUSE_START = '2027-03-02T01:00:00.000Z'

/** Where the house's log goes, for tests that read it; otherwise only what is wrong is written, to the console. */
export type HouseLog = (line: string) => void

export async function openHouse(log?: HouseLog): Promise<House> {
  const server = inject('postgres')
  await ensureTemplate(server)
  const name = `house_${newId().replaceAll('-', '')}`
  const admin = { host: server.socketDir, port: server.port, user: server.superuser }
  await onceAs({ ...admin, database: 'postgres' }, `CREATE DATABASE ${name} TEMPLATE carebay_template`)
  const dataDir = mkdtempSync(join(tmpdir(), 'carebay-house-'))
  const settings: Settings = { ...testSettings(dataDir), logLevel: log ? 'info' : 'warn' }
  const running = await startServer(
    settings,
    { ...admin, database: name },
    { durable: false, ...(log ? { write: log } : {}) },
  )
  await running.settle(HOUSE_START)
  let people = await signInAll(running.services)
  const options = `-c search_path=${HOUSE_SCHEMA},public -c timezone=UTC`
  const sql = new pg.Pool({ ...admin, database: name, max: 2, options })
  // The house is torn down by force: a line that is just closing may be cut.
  sql.on('connect', client => client.on('error', () => undefined))
  const house: House = {
    url: running.url,
    running,
    sql,
    db: running.services.db,
    as: username => caller(running.url, people.token(username), people.storeOf(username)),
    nobody: caller(running.url, undefined, undefined),
    over: (network, crew = {}) => {
      const called = (username: string) => crew[username] ?? username
      const asCalled = (name: string) => caller(running.url, people.token(name), people.storeOf(name), network)
      return { ...house, as: username => asCalled(called(username)), called }
    },
    called: username => username,
    storeId: people.storeId,
    otherStoreId: people.otherStoreId,
    advance: async duration => {
      const answer = await caller(running.url, people.token('admin'), undefined).post('/clock', { advance: duration })
      if (answer.status !== 200) throw new Error(`The clock did not move: ${JSON.stringify(answer.body)}`)
    },
    moveTo: async at => void (await running.settle(at)),
    now: () => running.services.clock.now(running.services.db),
    signInAgain: async () => {
      people = await signInAll(running.services)
    },
    secondNode: async () => {
      const second = await startServer(settings, { ...admin, database: name }, { durable: false })
      const as = (username: string) => caller(second.url, people.token(username), people.storeOf(username))
      return { url: second.url, as, stop: second.stop }
    },
    nodeProcess: () => startNodeProcess({ dataDir, schema: HOUSE_SCHEMA, connection: { ...admin, database: name } }),
    close: async () => {
      await sql.end()
      await running.stop()
      await onceAs({ ...admin, database: 'postgres' }, `DROP DATABASE ${name} WITH (FORCE)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return house
}

async function onceAs(config: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
