import type pg from 'pg'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'

export type Table = { name: string; columns: string[]; bytes: number }

/**
 * Not carried along: what belongs to one running installation only. A restored house has its own record of migrations
 * and of backups, and everybody signs in again, so that a session ended after the backup does not come back to life.
 */
const leftOut = ['auth_sessions', 'auth_verifications', 'backups', 'migrations', 'sign_in_attempts']

/** The tables of the group's schema with the columns that hold data. */
export async function listTables(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns, pg_table_size(c.oid)::float8 AS bytes
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND c.relname <> ALL ($2)
     GROUP BY c.oid ORDER BY c.relname`,
    [schema, leftOut],
  )
  return rows
}

/**
 * A table whose rows the fence between stores would hide from the backup gives an incomplete copy without a word, so
 * every fence must have the door for reading that the backup goes through.
 */
export async function checkReadable(client: pg.ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relrowsecurity
     AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'group_reading' AND p.polcmd = 'r' AND p.polpermissive)
     UNION ALL SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
     WHERE c.relnamespace = $1::regnamespace AND NOT p.polpermissive
     UNION ALL SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('S', 'p', 'f', 'm')`,
    [schema],
  )
  if (rows.length === 0) return
  throw refuse(backupRefusals.unreadableTables, { tables: rows.map(row => row.name).join(', ') })
}

/** `"name", "name"`, for the text of a statement. */
export function quoted(names: readonly string[]): string {
  return names.map(name => `"${name.replaceAll('"', '""')}"`).join(', ')
}

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Takes the guards off all tables of an empty schema while rows come in whatever their order, and gives back the
 * function that puts them on again: every reference is then checked at once. As the owner of the tables, in one
 * transaction, so that nobody ever meets them unguarded.
 */
export async function liftGuards(client: pg.ClientBase, schema: string): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<ForeignKey>(
    `SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = $1::regnamespace AND k.contype = 'f'`,
    [schema],
  )
  const { rows: tables } = await client.query<{ name: string; fenced: boolean; triggers: string[] }>(
    `SELECT c.relname AS name, c.relforcerowsecurity AS fenced, ARRAY(
       SELECT tgname::text FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled = 'O') AS triggers
     FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r'`,
    [schema],
  )
  const lifted: string[] = keys.map(key => `ALTER TABLE ${quoted([key.table])} DROP CONSTRAINT ${quoted([key.name])}`)
  const back: string[] = keys.map(
    key => `ALTER TABLE ${quoted([key.table])} ADD CONSTRAINT ${quoted([key.name])} ${key.definition}`,
  )
  for (const { name, fenced, triggers } of tables) {
    const off = triggers.map(trigger => `DISABLE TRIGGER ${quoted([trigger])}`)
    const on = triggers.map(trigger => `ENABLE TRIGGER ${quoted([trigger])}`)
    if (fenced) {
      off.push('NO FORCE ROW LEVEL SECURITY')
      on.push('FORCE ROW LEVEL SECURITY')
    }
    if (off.length === 0) continue
    lifted.push(`ALTER TABLE ${quoted([name])} ${off.join(', ')}`)
    back.push(`ALTER TABLE ${quoted([name])} ${on.join(', ')}`)
  }
  await client.query(lifted.join(';'))
  return async () => void (await client.query(back.join(';')))
}
