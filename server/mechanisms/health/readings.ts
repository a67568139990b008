import { type Instant, msOf } from '#domain/kernel/time.ts'
import type { Ctx, Services } from '#server/kernel/context.ts'
import type { Reading } from '#server/kernel/metrics.ts'
import { inTransaction, listStores, systemActor } from '#server/kernel/work.ts'
import { lastVerified } from '../backups/queries.ts'
import { lastInvariantRuns, outboxOf } from './queries.ts'

/** What an alarm is set on: what waits to go out, what does not hold, and how old the last proof of a backup is. */
export const healthReadings: readonly Reading[] = [
  {
    name: 'carebay_outbox',
    help: 'Calls and messages on their way out, by party and state',
    labels: ['party', 'state'],
    read: services =>
      overAll(services, async ctx =>
        (await outboxOf(ctx)).flatMap(({ party, waiting, failed }) => [
          { labels: { party, state: 'waiting' }, value: waiting },
          { labels: { party, state: 'failed' }, value: failed },
        ]),
      ),
  },
  {
    name: 'carebay_outbox_oldest_seconds',
    help: 'How long the oldest of them waits, by party, on the application clock',
    labels: ['party'],
    read: services =>
      overAll(services, async ctx =>
        (await outboxOf(ctx)).flatMap(({ party, oldestWaitingAt }) =>
          oldestWaitingAt === null ? [] : [{ labels: { party }, value: secondsSince(oldestWaitingAt, ctx.now) }],
        ),
      ),
  },
  {
    name: 'carebay_invariants_broken',
    help: 'Rules that did not hold in the last check of a store',
    labels: ['store'],
    read: services =>
      overAll(services, async ctx =>
        (await lastInvariantRuns(ctx)).map(({ store, broken }) => ({ labels: { store }, value: broken })),
      ),
  },
  {
    name: 'carebay_invariants_age_seconds',
    help: 'How old the last check of a store is, on the application clock',
    labels: ['store'],
    read: services =>
      overAll(services, async ctx =>
        (await lastInvariantRuns(ctx)).map(({ store, finishedAt }) => ({
          labels: { store },
          value: secondsSince(finishedAt, ctx.now),
        })),
      ),
  },
  {
    name: 'carebay_verified_restore_timestamp_seconds',
    help: 'When a backup was last restored and verified; 0 while there is none, which any alarm on age hears',
    labels: [],
    read: services =>
      overAll(services, async ctx => {
        const verifiedAt = (await lastVerified(ctx))?.verifiedAt ?? null
        return verifiedAt === null ? [] : [{ labels: {}, value: msOf(verifiedAt) / 1000 }]
      }),
  },
]

function secondsSince(at: Instant, now: Instant): number {
  return (msOf(now) - msOf(at)) / 1000
}

/** Reads over the stores of the group; an installation without a store has nothing to tell. */
async function overAll<T>(services: Services, read: (ctx: Ctx) => Promise<T[]>): Promise<T[]> {
  const [store] = await listStores(services)
  if (!store) return []
  const now = await services.clock.now(services.db)
  return inTransaction(services, { store, now, actor: systemActor, scope: 'group' }, read)
}
