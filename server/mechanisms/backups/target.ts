import pg from 'pg'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import type { Connection } from '#server/kernel/database/connect.ts'
import { migrate, readMigrations } from '#server/kernel/database/migrate.ts'
import { refuse } from '#server/kernel/errors.ts'
import { jobsSchema } from '#server/kernel/jobs.ts'
import type { AppliedMigration, Header } from './manifest.ts'
import type { Place } from './owner-client.ts'

/** @throws AppError when this program cannot read the data of an archive. */
export function checkHistory(header: Header, migrations: readonly AppliedMigration[]): void {
  const known = new Map(readMigrations().map(migration => [migration.name, migration.hash]))
  for (const { name, hash } of migrations) {
    const own = known.get(name)
    if (own === undefined) {
      throw refuse(backupRefusals.newerData, { head: header.head, program: header.program })
    }
    if (own !== hash) throw refuse(backupRefusals.otherHistory, { name })
  }
}

/**
 * Makes the tables a backup was taken from. What an interrupted restore or a start without a dealer left is cleared away.
 * @throws AppError notEmpty, strangerThere
 */
export async function prepareTarget(place: Place, last: string): Promise<void> {
  await clearRemains(place)
  await migrate(place.connection, place.schema, last)
}

async function clearRemains({ connection, schema }: Place): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const has = async (name: string) =>
      (await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [`${schema}.${name}`])).rows.length > 0
    const { rows: tables } = await client.query(
      'SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 LIMIT 1',
      [schema],
    )
    if (tables.length > 0 && !(await has('migrations'))) throw refuse(backupRefusals.strangerThere, { place: schema })
    if ((await has('stores')) && (await client.query(`SELECT FROM ${schema}.stores LIMIT 1`)).rows.length > 0) {
      throw refuse(backupRefusals.notEmpty, { place: schema })
    }
    await client.query(`DROP SCHEMA IF EXISTS ${schema}, ${jobsSchema(schema)} CASCADE`)
  } finally {
    await client.end()
  }
}

/** The same server, another of its databases; undefined for an address that does not say where its database is named. */
export function inDatabase(connection: Connection, database: string): Connection | undefined {
  if (!('connectionString' in connection)) return { ...connection, database }
  const [, server, rest = ''] =
    /^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(connection.connectionString) ?? []
  return server === undefined ? undefined : { connectionString: `${server}/${database}${rest}` }
}
