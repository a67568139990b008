import pg from 'pg'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import type { Connection } from '#server/kernel/database/connect.ts'
import { refuse } from '#server/kernel/errors.ts'

/** A house as a backup reaches it: the database and the group's schema in it. */
export type Place = { connection: Connection; schema: string }

/** Any fixed number that says "backup" among the advisory locks. */
export const BACKUP_LOCK = 7_302_119

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

/**
 * Runs the work as the only one that takes backups of this group; the lock goes with the session, however that ends.
 * @throws AppError busy
 */
export async function holdingBackups<T>(place: Place, work: () => Promise<T>): Promise<T> {
  const client = await ownerClient(place)
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked',
      [BACKUP_LOCK, place.schema],
    )
    if (rows[0]?.locked !== true) throw refuse(backupRefusals.busy)
    return await work()
  } finally {
    await client.end()
  }
}
