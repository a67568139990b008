import pg from 'pg'
import { newId } from '#domain/kernel/id.ts'
import { isDatabaseError } from '#server/kernel/errors.ts'
import { jobsSchema } from '#server/kernel/jobs.ts'
import type { Place } from './owner-client.ts'
import { inDatabase } from './target.ts'

const PREFIX = 'carebay_check_'

/**
 * An empty place for trying a backup, gone again afterwards: a database beside the house's own, or, where the account
 * may not make one, another schema in it. Only one backup runs at a time, so what an interrupted one left is cleared.
 */
export async function withScratch<T>(place: Place, work: (scratch: Place) => Promise<T>): Promise<T> {
  const client = new pg.Client(place.connection)
  client.on('error', () => undefined)
  await client.connect()
  const prefix = `${PREFIX}${place.schema}_`
  try {
    await clearLeftovers(client, prefix)
    const name = `${prefix}${newId().slice(-12)}`
    const beside = inDatabase(place.connection, name)
    if (beside && (await makeDatabase(client, name))) {
      try {
        return await work({ connection: beside, schema: place.schema })
      } finally {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }
    }
    try {
      return await work({ connection: place.connection, schema: name })
    } finally {
      await client.query(`DROP SCHEMA IF EXISTS ${name}, ${jobsSchema(name)} CASCADE`)
    }
  } finally {
    await client.end()
  }
}

async function makeDatabase(client: pg.ClientBase, name: string): Promise<boolean> {
  try {
    await client.query(`CREATE DATABASE ${name}`)
    return true
  } catch (error) {
    if (isDatabaseError(error) && error.code === '42501') return false
    throw error
  }
}

async function clearLeftovers(client: pg.ClientBase, prefix: string): Promise<void> {
  const { rows: databases } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname::text, $1) AND pg_has_role(datdba, $2)',
    [prefix, 'MEMBER'],
  )
  for (const { name } of databases) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  const { rows: schemas } = await client.query<{ name: string }>(
    'SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname::text, $1)',
    [prefix],
  )
  for (const { name } of schemas) await client.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`)
}
