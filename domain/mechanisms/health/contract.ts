import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { healthStates } from '#domain/kernel/health.ts'
import type { Grants } from '../access/roles.ts'

const tag = 'health'
const zState = z.enum(healthStates)

const zHealth = z.object({
  /** One verdict a part; the figures behind it follow. */
  states: z.object({
    database: zState,
    migrations: zState,
    disk: zState,
    clock: zState,
    jobs: zState,
    outbox: zState,
    invariants: zState,
    restore: zState,
  }),
  database: z.object({
    version: z.string(),
    sizeBytes: z.int(),
    connections: z.object({ used: z.int(), max: z.int() }),
    /** Off though acknowledged work may be lost without them. */
    unsafeSettings: z.array(z.string()),
    checksums: z.boolean(),
  }),
  migrations: z.object({ applied: z.int(), missing: z.array(z.string()), lastAt: z.string().nullable() }),
  disk: z.object({ folder: z.string(), freeBytes: z.int(), totalBytes: z.int() }),
  clock: z.object({ now: z.string(), realNow: z.string(), virtual: z.boolean(), driftMs: z.number() }),
  jobs: z.object({
    rows: z.array(
      z.object({
        task: z.string(),
        ready: z.int(),
        later: z.int(),
        running: z.int(),
        failed: z.int(),
        oldestReadyAt: z.string().nullable(),
      }),
    ),
    failed: z.int(),
  }),
  outbox: z.object({
    rows: z.array(
      z.object({
        party: z.string(),
        waiting: z.int(),
        failed: z.int(),
        oldestWaitingAt: z.string().nullable(),
      }),
    ),
  }),
  invariants: z.object({ finishedAt: z.string(), broken: z.int() }).nullable(),
  /** Null: no backup was restored and verified yet. */
  restore: z.object({ verifiedAt: z.string() }).nullable(),
  server: z.object({
    startedAt: z.string(),
    node: z.string(),
    rssBytes: z.int(),
    heapUsedBytes: z.int(),
    freeBytes: z.int(),
    totalBytes: z.int(),
  }),
  can: z.object({ retryJobs: z.boolean() }),
})
export type HealthView = z.infer<typeof zHealth>

export const healthContract = {
  read: endpoint({
    method: 'GET',
    path: '/health',
    access: 'health.read',
    summary: 'How the installation is: database, disk, clock, queue, outside parties, last check and last restore',
    tag,
    input: {},
    output: zHealth,
  }),
  retryJobs: endpoint({
    method: 'POST',
    path: '/health/jobs/retry',
    access: 'health.retry',
    summary: 'Let the jobs that gave up begin their tries anew',
    tag,
    input: {},
    output: z.object({ retried: z.int() }),
  }),
}

export const healthGrants = { 'health.read': ['R-ADMIN'], 'health.retry': ['R-ADMIN'] } as const satisfies Grants
