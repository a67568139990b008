import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { z } from 'zod'
import { backupRefusals } from '#domain/mechanisms/backups/refusals.ts'
import { openPool } from '#server/kernel/database/connect.ts'
import { refuse } from '#server/kernel/errors.ts'
import { jobsSchema, prepareJobs } from '#server/kernel/jobs.ts'
import type { Vault } from '#server/kernel/vault.ts'
import { type Archive, type Entry, openArchive } from './archive.ts'
import { type Attachments, openAttachments } from './attachments.ts'
import type { AppliedMigration, Header, Manifest, TableSum } from './manifest.ts'
import { ownerClient, type Place } from './owner-client.ts'
import type { Progress } from './progress.ts'
import { differences, takeSums } from './sums.ts'
import { liftGuards, listTables, quoted } from './tables.ts'
import { checkHistory, prepareTarget } from './target.ts'

export type Target = Place & {
  /** Whether the queue's waiting work comes along; a restore that only checks has nobody to do it. */
  withJobs: boolean
  /** What is done with each photo and document of the backup. */
  attachment(hash: string, attachments: Attachments): Promise<void>
}
export type Restored = { header: Header; manifest: Manifest; rows: number }

/**
 * Puts a backup into an empty place, all or nothing: until the last attachment is there and all counts and sums agree,
 * nothing is committed.
 * @throws AppError telling what is wrong with the archive, the key or the target.
 */
export async function restoreBackup(file: string, vault: Vault, target: Target, progress: Progress): Promise<Restored> {
  const archive = await openArchive(file, vault)
  try {
    const migrations = await readStart(archive)
    checkHistory(archive.header, migrations)
    progress.step(['准备数据库', 'Preparing the database'])
    await prepareTarget(target, migrations.at(-1)?.name ?? '')
    if (target.withJobs) await prepareQueue(target)
    const client = await ownerClient(target)
    try {
      const manifest = await load(client, archive, target, progress)
      await copyAttachments(client, manifest, { folder: dirname(file), vault, target, progress })
      await client.query('COMMIT')
      await client.query('ANALYZE')
      return { header: archive.header, manifest, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0) }
    } finally {
      await client.end()
    }
  } finally {
    archive.close()
  }
}

async function readStart(archive: Archive): Promise<AppliedMigration[]> {
  const first = await archive.entries.next()
  if (first.done === true || first.value.head.kind !== 'start') throw refuse(backupRefusals.damaged, { at: 0 })
  for await (const _ of first.value.bytes);
  return first.value.head.migrations
}

/** Rows, jobs, guards and comparison in one open transaction. */
async function load(client: pg.Client, archive: Archive, target: Target, progress: Progress): Promise<Manifest> {
  progress.step(['读入数据', 'Reading the data'])
  await client.query('BEGIN')
  const guard = await liftGuards(client, target.schema)
  const tables = await listTables(client, target.schema)
  // Migrations may have filled some tables; the backup holds those rows as well.
  await client.query(`TRUNCATE ${quoted(tables.map(table => table.name))}`)
  const found: TableSum[] = []
  for await (const entry of archive.entries) {
    const { head } = entry
    if (head.kind === 'table') {
      progress.share(found.length, tables.length)
      found.push(await readRows(client, head.name, head.columns, entry))
    } else if (head.kind === 'jobs') {
      await readJobs(client, entry, target)
    } else if (head.kind === 'end') {
      for await (const _ of entry.bytes);
      progress.step(['核对', 'Comparing'])
      await guard()
      compareTables(head.manifest.tables, found)
      await compareSums(client, head.manifest)
      await readToEnd(archive)
      return head.manifest
    }
  }
  throw refuse(backupRefusals.cutShort, { at: found.length })
}

// The last piece carries the seal over everything before it.
async function readToEnd(archive: Archive): Promise<void> {
  for await (const _ of archive.entries);
}

async function readRows(client: pg.Client, name: string, columns: string[], entry: Entry): Promise<TableSum> {
  const hash = createHash('sha256')
  let bytes = 0
  const into = client.query(from(`COPY ${quoted([name])} (${quoted(columns)}) FROM STDIN`))
  await pipeline(
    Readable.from(entry.bytes, { objectMode: false }),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    },
    into,
  )
  return { name, rows: into.rowCount, bytes, sha256: hash.digest('hex') }
}

const zJob = z.object({
  name: z.string(),
  payload: z.unknown(),
  key: z.string().nullable(),
  runAt: z.string(),
  maxAttempts: z.int(),
})

async function readJobs(client: pg.ClientBase, entry: Entry, target: Target): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of entry.bytes) pieces.push(piece)
  if (!target.withJobs) return
  for (const job of z.array(zJob).parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))) {
    await client.query(
      `SELECT ${jobsSchema(target.schema)}.add_job($1, $2::json, run_at := $3, max_attempts := $4, job_key := $5)`,
      [job.name, JSON.stringify(job.payload), job.runAt, job.maxAttempts, job.key],
    )
  }
}

async function prepareQueue({ connection, schema }: Place): Promise<void> {
  const owner = openPool(connection, { role: 'carebay_owner', schema, max: 2 })
  try {
    await prepareJobs(owner, schema)
  } finally {
    await owner.end()
  }
}

function compareTables(wanted: readonly TableSum[], found: readonly TableSum[]): void {
  const byName = new Map(found.map(sum => [sum.name, sum]))
  const wrong = wanted.filter(({ name, rows, sha256 }) => {
    const there = byName.get(name)
    return there?.rows !== rows || there.sha256 !== sha256
  })
  if (wrong.length === 0 && wanted.length === found.length) return
  throw refuse(backupRefusals.differs, { what: wrong.map(({ name }) => name).join(', ') })
}

async function compareSums(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  const wrong = differences(manifest.sums, await takeSums(client))
  if (wrong.length > 0) throw refuse(backupRefusals.differs, { what: wrong.join(', ') })
}

type Carrying = { folder: string; vault: Vault; target: Target; progress: Progress }

async function copyAttachments(client: pg.ClientBase, manifest: Manifest, carrying: Carrying): Promise<void> {
  const { folder, vault, target, progress } = carrying
  progress.step(['附件', 'Attachments'])
  const attachments = openAttachments(folder, vault)
  const gone = new Set(manifest.attachments.gone)
  const { rows } = await client.query<{ hash: string }>(
    'SELECT sha256 AS hash FROM files UNION SELECT small_sha256 FROM files WHERE small_sha256 IS NOT NULL',
  )
  for (const [index, { hash }] of rows.entries()) {
    progress.share(index, rows.length)
    if (!gone.has(hash)) await target.attachment(hash, attachments)
  }
}
