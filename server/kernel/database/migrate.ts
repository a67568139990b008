import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from './connect.ts'
import { StartRefusal } from './start-refusal.ts'

const folder = join(import.meta.dirname, '../../../db/migrations')

/** Any fixed number: one migration at a time per database. */
const MIGRATION_LOCK = 7_302_118

export type Migration = { name: string; hash: string; text: string }

export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the group's schema to head under a lock, or up to the migration named `last`. `connection` must be allowed to
 * create roles and schemas on first use.
 * @throws StartRefusal when a migration that ran before has changed, or the data is newer than this program.
 */
export async function migrate(connection: Connection, schema: string, last?: string): Promise<string[]> {
  const client = new pg.Client(connection)
  // The statement under way reports a database that goes away; without a listener the process would die of it as well.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
    await prepare(client, schema)
    return await apply(client, schema, last)
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, schema: string): Promise<void> {
  for (const role of ['carebay_owner', 'carebay_app']) {
    // Roles belong to the whole server: two groups starting at once may both try.
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
    await client.query(`DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN EXECUTE format('GRANT ${role} TO %I', current_user); END IF;
    END $$`)
  }
  for (const extension of ['pg_trgm', 'btree_gist']) {
    await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`)
  }
  // The queue makes its own schema, as the owner.
  await client.query(
    `DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO carebay_owner', current_database()); END $$`,
  )
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION carebay_owner`)
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO carebay_app`)
  await client.query('SET ROLE carebay_owner')
  await client.query(`SET search_path = ${schema}, public`)
  await client.query(
    `ALTER DEFAULT PRIVILEGES FOR ROLE carebay_owner IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO carebay_app`,
  )
  await client.query(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL)',
  )
}

async function apply(client: pg.Client, schema: string, last: string | undefined): Promise<string[]> {
  const known = readMigrations()
  const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migrations ORDER BY name')
  const done = new Map(rows.map(row => [row.name, row.hash]))
  for (const name of done.keys()) {
    if (!known.some(migration => migration.name === name)) {
      throw new StartRefusal(
        `数据库（${schema}）的数据比本程序新（含 ${name}），请启动较新的版本；未改动任何数据`,
        `The data in schema ${schema} are newer than this program (they have ${name}); start the newer version. Nothing was changed.`,
      )
    }
  }
  const applied: string[] = []
  for (const migration of known) {
    const hash = done.get(migration.name)
    if (last !== undefined && migration.name > last) break
    if (hash !== undefined && hash !== migration.hash) {
      throw new StartRefusal(
        `数据库变更 ${migration.name} 在执行后被修改过，请恢复该版本的原始程序文件`,
        `Migration ${migration.name} was changed after it ran; put the original files of the program back`,
      )
    }
    if (hash !== undefined) continue
    await client.query('BEGIN')
    try {
      await client.query(migration.text)
      await client.query('INSERT INTO migrations VALUES ($1, $2, clock_timestamp())', [migration.name, migration.hash])
      await client.query('COMMIT')
    } catch (error) {
      // On a lost connection there is nothing left to roll back, and the cause is the error worth telling.
      await client.query('ROLLBACK').catch(() => undefined)
      throw new Error(`Migration ${migration.name} failed`, { cause: error })
    }
    applied.push(migration.name)
  }
  return applied
}
