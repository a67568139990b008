import pg from 'pg'
import type { Connection } from '#server/kernel/database/connect.ts'

/** A house as a backup reaches it: the database and the group's schema in it. */
export type Place = { connection: Connection; schema: string }

/** Any fixed number that says "backup" among the advisory locks. */
const LOCK = 7_302_119

/** A session for long work: as the owner of the tables, reading over all stores, without limits on time. */
export async function ownerClient({ connection, schema }: Place): Promise<pg.Client> {
  const session = [
    'role=carebay_owner',
    `search_path=${schema},public`,
    'timezone=UTC',
    'datestyle=ISO',
    'intervalstyle=postgres',
    'extra_float_digits=1',
    'client_encoding=UTF8',
    'statement_timeout=0',
    'lock_timeout=30s',
    'idle_in_transaction_session_timeout=0',
    'carebay.scope=group',
  ]
  const client = new pg.Client({
    ...connection,
    options: session.map(setting => `-c ${setting}`).join(' '),
    application_name: 'carebay backup',
  })
  // The query itself reports a server that goes away meanwhile.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** One backup at a time per group; the lock goes with the session, however that ends. */
export async function lockBackups(client: pg.ClientBase, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked', [
    LOCK,
    schema,
  ])
  return rows[0]?.locked === true
}
