import { addMinutes, dateOn, type Instant } from '#domain/kernel/time.ts'
import type { Ctx, Services } from './context.ts'
import { enqueue } from './jobs.ts'
import { asSystem, listStores } from './work.ts'

/** A job asked for once a night in every store, with the store as its subject. */
export type NightlyJob = { name: string }

/** Ten past two: the shop is closed, and no other clock strikes then. */
const QUIET_MINUTES = 130

/**
 * Asks for what this night's work is, once per store whichever node comes first. Nights that passed unseen, while the
 * server was off or the virtual clock leapt, are made up for by one run.
 */
export function nightlyWork(services: Services, jobs: readonly NightlyJob[]): (now: Instant) => Promise<void> {
  // What this node knows to be asked for, so that it need not ask the database every minute.
  const asked = new Map<string, string>()
  return async now => {
    for (const store of await listStores(services)) {
      const night = dateOn(addMinutes(now, -QUIET_MINUTES), store.zone)
      if ((asked.get(store.id) ?? '') >= night) continue
      await asSystem(services, store, now, async ctx => {
        for (const job of jobs) if (await begins(ctx, job.name, night)) await enqueue(ctx, job.name, store.id)
      })
      asked.set(store.id, night)
    }
  }
}

/** Whether the night is new here. The first one of a store only sets the mark: a new store has nothing to look at. */
async function begins(ctx: Ctx, name: string, night: string): Promise<boolean> {
  const moved = await ctx.db
    .updateTable('nightlyWork')
    .set({ night })
    .where('storeId', '=', ctx.store.id)
    .where('name', '=', name)
    .where('night', '<', night)
    .returning('name')
    .executeTakeFirst()
  if (moved) return true
  await ctx.db
    .insertInto('nightlyWork')
    .values({ storeId: ctx.store.id, name, night })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return false
}
