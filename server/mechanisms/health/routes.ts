import type { HealthView, healthContract } from '#domain/mechanisms/health/contract.ts'
import { judgeHealth } from '#domain/mechanisms/health/judge.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { clockDriftMs, databaseFacts, diskFacts, memoryFacts, migrationFacts } from '#server/kernel/health.ts'
import { queueState, retryFailedJobs } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { lastVerified } from '../backups/queries.ts'
import { lastInvariantRun, outboxOf } from './queries.ts'

export const healthRoutes: Handlers<typeof healthContract> = {
  read: readHealth,
  retryJobs: async ctx => {
    const retried = await retryFailedJobs(ctx)
    ctx.record({ event: 'jobs.retried', subject: { kind: 'store', id: ctx.store.id }, data: { retried } })
    return { retried }
  },
}

const startedAt = realNow()

async function readHealth(ctx: Ctx): Promise<HealthView> {
  const { settings, clock } = ctx.services
  const database = await databaseFacts(ctx.db)
  const migrations = await migrationFacts(ctx.db)
  const driftMs = await clockDriftMs(ctx.db)
  const disk = await diskFacts(settings.dataDir)
  const jobs = await queueState(ctx.db)
  const outbox = await outboxOf(ctx)
  const invariants = (await lastInvariantRun(ctx)) ?? null
  const lastRestoreAt = (await lastVerified(ctx))?.verifiedAt ?? null
  const failed = jobs.reduce((sum, row) => sum + row.failed, 0)
  const states = judgeHealth({
    now: ctx.now,
    realNow: realNow(),
    unsafeSettings: database.unsafeSettings,
    connections: database.connections,
    missingMigrations: migrations.missing.length,
    disk,
    driftMs,
    jobs: { failed, oldestReadyAt: earliest(jobs.map(row => row.oldestReadyAt)) },
    outbox: {
      failed: outbox.reduce((sum, row) => sum + row.failed, 0),
      oldestWaitingAt: earliest(outbox.map(row => row.oldestWaitingAt)),
    },
    lastRun: invariants,
    lastRestoreAt,
  })
  return {
    states,
    database,
    migrations,
    disk: { folder: settings.dataDir, ...disk },
    clock: { now: ctx.now, realNow: realNow(), virtual: clock.virtual, driftMs },
    jobs: { rows: jobs, failed },
    outbox: { rows: outbox },
    invariants,
    restore: lastRestoreAt === null ? null : { verifiedAt: lastRestoreAt },
    server: { startedAt, node: process.version, ...memoryFacts() },
    can: { retryJobs: ctx.can('health.retry') && failed > 0 },
  }
}

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.filter(at => at !== null).toSorted()[0] ?? null
}
