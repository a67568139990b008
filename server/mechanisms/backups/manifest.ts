import { z } from 'zod'

/** Raised when an older program could no longer read what this one writes. */
export const FORMAT = 1

/** In plain sight at the head of the file: enough to say what it is and what it takes to open it. */
export const zHeader = z.object({
  format: z.int(),
  program: z.string(),
  keyId: z.string(),
  salt: z.string(),
  /** The last migration of the data. */
  head: z.string(),
  takenAt: z.string(),
})
export type Header = z.infer<typeof zHeader>

const zMigration = z.object({ name: z.string(), hash: z.string() })

/** First of the entries: what must stand before the rows can come in. */
const zStart = z.object({ kind: z.literal('start'), migrations: z.array(zMigration) })
/** Rows as COPY prints them follow in blocks. */
const zTable = z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) })
/** Work that waits in the queue follows as JSON. */
const zJobs = z.object({ kind: z.literal('jobs') })
const zTableSum = z.object({ name: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() })

export const zManifest = z.object({
  tables: z.array(zTableSum),
  jobs: z.int(),
  attachments: z.object({
    count: z.int(),
    /** Known to the database but already gone from the disk when the backup was taken. */
    gone: z.array(z.string()),
  }),
  /** Sums over the ledgers and the heads of the chains, by name. */
  sums: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof zManifest>
export type TableSum = z.infer<typeof zTableSum>

const zEnd = z.object({ kind: z.literal('end'), manifest: zManifest })

export const zEntryHead = z.discriminatedUnion('kind', [zStart, zTable, zJobs, zEnd])
export type EntryHead = z.infer<typeof zEntryHead>
export type AppliedMigration = z.infer<typeof zMigration>
