import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { realNow } from '#server/kernel/clock.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { FileStore } from '#server/kernel/files.ts'
import { jobsSchema } from '#server/kernel/jobs.ts'
import { programVersion } from '#server/kernel/program-version.ts'
import type { Vault } from '#server/kernel/vault.ts'
import { type Entry, writeArchive } from './archive.ts'
import { type Attachments, openAttachments } from './attachments.ts'
import type { AppliedMigration, Manifest, TableSum } from './manifest.ts'
import { ownerClient, type Place } from './owner-client.ts'
import type { Progress } from './progress.ts'
import { takeSums } from './sums.ts'
import { checkReadable, listTables, quoted, type Table } from './tables.ts'

export type Source = Place & { vault: Vault; files: FileStore }
export type Taken = {
  file: string
  sizeBytes: number
  takenAt: string
  manifest: Manifest
  /** Attachments that were not in the folder before. */
  added: string[]
  addedBytes: number
}

type Copied = { added: string[]; addedBytes: number; known: Set<string>; gone: Set<string> }

/**
 * Copies a whole house into a folder while it goes on working: all tables as of one moment, the waiting jobs, and the
 * photos and documents that are not in the folder yet.
 * @throws AppError nothingThere
 */
export async function takeBackup(source: Source, folder: string, progress: Progress): Promise<Taken> {
  await mkdir(folder, { recursive: true })
  const client = await ownerClient(source)
  try {
    const attachments = openAttachments(folder, source.vault)
    const copied: Copied = { added: [], addedBytes: 0, known: new Set(), gone: new Set() }
    // The first copy of many photos takes long. It is made before the moment of the backup, so that the database need
    // not keep that moment in memory meanwhile.
    progress.step(['复制附件', 'Copying attachments'])
    await copyAttachments(client, source.files, attachments, copied, progress)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const takenAt = realNow()
    await copyAttachments(client, source.files, attachments, copied)
    const { migrations, tables } = await look(client, source.schema)
    const file = join(folder, `carebay-${takenAt.replace(/[-:.]/g, '')}.backup`)
    const head = migrations.at(-1)?.name ?? ''
    const manifest: Manifest = { tables: [], jobs: 0, attachments: attachmentsOf(copied), sums: await takeSums(client) }
    progress.step(['写入数据', 'Writing the data'])
    const about = { program: programVersion(), head, takenAt }
    const entries = entriesOf({ client, schema: source.schema, migrations, tables, manifest, progress })
    const sizeBytes = await writeArchive(file, source.vault, about, entries)
    await client.query('COMMIT')
    return { file, sizeBytes, takenAt, manifest, added: copied.added, addedBytes: copied.addedBytes }
  } finally {
    await client.end()
  }
}

async function look(
  client: pg.ClientBase,
  schema: string,
): Promise<{ migrations: AppliedMigration[]; tables: Table[] }> {
  const { rows: migrations } = await client.query<AppliedMigration>('SELECT name, hash FROM migrations ORDER BY name')
  const { rows: stores } = await client.query('SELECT FROM stores LIMIT 1')
  if (stores.length === 0) throw refuse(backupRefusals.nothingThere)
  await checkReadable(client, schema)
  return { migrations, tables: await listTables(client, schema) }
}

async function copyAttachments(
  client: pg.ClientBase,
  files: FileStore,
  attachments: Attachments,
  copied: Copied,
  progress?: Progress,
): Promise<void> {
  const { rows } = await client.query<{ hash: string }>(
    'SELECT sha256 AS hash FROM files UNION SELECT small_sha256 FROM files WHERE small_sha256 IS NOT NULL',
  )
  for (const [index, { hash }] of rows.entries()) {
    progress?.share(index, rows.length)
    if (copied.known.has(hash)) continue
    copied.known.add(hash)
    if (await attachments.has(hash)) continue
    const bytes = await bytesOf(files, hash)
    if (bytes === undefined) {
      copied.gone.add(hash)
      continue
    }
    await attachments.put(hash, bytes)
    copied.added.push(hash)
    copied.addedBytes += bytes.byteLength
  }
}

/** Undefined for a file that is gone from the disk: everything else is still worth backing up, and it is told. */
async function bytesOf(files: FileStore, hash: string): Promise<Uint8Array | undefined> {
  try {
    return await files.get(hash)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function attachmentsOf(copied: Copied): Manifest['attachments'] {
  return { count: copied.known.size - copied.gone.size, gone: [...copied.gone] }
}

type Writing = {
  client: pg.Client
  schema: string
  migrations: AppliedMigration[]
  tables: Table[]
  manifest: Manifest
  progress: Progress
}

async function* entriesOf(writing: Writing): AsyncGenerator<Entry> {
  const { client, schema, migrations, tables, manifest, progress } = writing
  yield { head: { kind: 'start', migrations }, bytes: nothing() }
  const whole = tables.reduce((sum, table) => sum + table.bytes, 0)
  let done = 0
  for (const table of tables) {
    progress.share(done, whole)
    const sum: TableSum = { name: table.name, rows: 0, bytes: 0, sha256: '' }
    yield { head: { kind: 'table', name: table.name, columns: table.columns }, bytes: rowsOf(client, table, sum) }
    manifest.tables.push(sum)
    done += table.bytes
  }
  const jobs = await waitingJobs(client, schema)
  manifest.jobs = jobs.length
  yield { head: { kind: 'jobs' }, bytes: oneOf(Buffer.from(JSON.stringify(jobs))) }
  yield { head: { kind: 'end', manifest }, bytes: nothing() }
}

async function* rowsOf(client: pg.Client, table: Table, sum: TableSum): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const rows = client.query(to(`COPY ${quoted([table.name])} (${quoted(table.columns)}) TO STDOUT`))
  for await (const piece of rows) {
    const bytes = Buffer.from(piece)
    hash.update(bytes)
    sum.bytes += bytes.length
    yield bytes
  }
  sum.rows = rows.rowCount
  sum.sha256 = hash.digest('hex')
}

/** What the queue still has to do. Without it a message or invoice that was due would never be sent. */
async function waitingJobs(client: pg.ClientBase, schema: string): Promise<unknown[]> {
  const queue = jobsSchema(schema)
  const { rows: found } = await client.query('SELECT WHERE to_regclass($1) IS NOT NULL', [`${queue}._private_jobs`])
  if (found.length === 0) return []
  const { rows } = await client.query(
    `SELECT t.identifier AS name, j.payload, j.key, j.run_at AS "runAt", j.max_attempts AS "maxAttempts"
     FROM ${queue}._private_jobs j JOIN ${queue}._private_tasks t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts AND t.identifier NOT LIKE 'backups.%' ORDER BY j.id`,
  )
  return rows
}

async function* nothing(): AsyncGenerator<Buffer> {}

async function* oneOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
