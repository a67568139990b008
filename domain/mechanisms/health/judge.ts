import { type HealthState, judgeClock, judgeDisk } from '#domain/kernel/health.ts'
import { type Instant, minutesBetween } from '#domain/kernel/time.ts'
import { isOverdue } from '../backups/overdue.ts'

/** What is known of the installation at a moment. */
export type HealthFacts = {
  now: Instant
  realNow: Instant
  unsafeSettings: readonly string[]
  connections: { used: number; max: number }
  missingMigrations: number
  disk: { freeBytes: number; totalBytes: number }
  driftMs: number
  jobs: { failed: number; oldestReadyAt: Instant | null }
  outbox: { failed: number; oldestWaitingAt: Instant | null }
  lastRun: { finishedAt: Instant; broken: number } | null
  lastRestoreAt: Instant | null
}

export const healthParts = [
  'database',
  'migrations',
  'disk',
  'clock',
  'jobs',
  'outbox',
  'invariants',
  'restore',
] as const
export type HealthPart = (typeof healthParts)[number]

/** Jobs run on real time, outgoing messages and nightly checks on the application clock. */
export function judgeHealth(facts: HealthFacts): Record<HealthPart, HealthState> {
  const { connections, jobs, outbox, lastRun } = facts
  return {
    database: facts.unsafeSettings.length > 0 ? 'bad' : connections.used * 10 > connections.max * 8 ? 'warn' : 'good',
    migrations: facts.missingMigrations > 0 ? 'bad' : 'good',
    disk: judgeDisk(facts.disk),
    clock: judgeClock(facts.driftMs),
    jobs: waiting(jobs.failed, minutesSince(jobs.oldestReadyAt, facts.realNow)),
    outbox: waiting(outbox.failed, minutesSince(outbox.oldestWaitingAt, facts.now)),
    invariants:
      lastRun === null
        ? 'warn'
        : lastRun.broken > 0
          ? 'bad'
          : olderThan(lastRun.finishedAt, facts.now, 36)
            ? 'warn'
            : 'good',
    restore: isOverdue(facts.lastRestoreAt, facts.realNow) ? 'warn' : 'good',
  }
}

/** What failed waits for somebody; what waits for an hour shows that nobody works on it. */
function waiting(failed: number, minutes: number): HealthState {
  if (minutes >= 60) return 'bad'
  return failed > 0 || minutes >= 10 ? 'warn' : 'good'
}

function minutesSince(at: Instant | null, now: Instant): number {
  return at === null ? 0 : minutesBetween(at, now)
}

function olderThan(at: Instant, now: Instant, hours: number): boolean {
  return minutesBetween(at, now) > hours * 60
}
