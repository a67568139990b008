import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx, Services, Store } from './context.ts'
import { asSystem, listStores } from './work.ts'

/** A kind of moment at which something must be looked at. The handler decides afresh; a timer is never a decision. */
export type Timer = { kind: string; run(ctx: Ctx, subjectId: string, data: unknown): Promise<void> }

const table = new Map<string, Timer>()

export function wireTimers(timers: readonly Timer[]): void {
  table.clear()
  for (const timer of timers) table.set(timer.kind, timer)
}

export async function schedule(
  ctx: Ctx,
  kind: string,
  subjectId: string,
  at: Instant,
  data: Record<string, unknown> = {},
): Promise<void> {
  await ctx.db
    .insertInto('timers')
    .values({ id: newId(), storeId: ctx.store.id, at, kind, subjectId, data: JSON.stringify(data) })
    .execute()
}

/** Takes back the waiting timers of a subject, all kinds or one. */
export async function cancelTimers(ctx: Ctx, subjectId: string, kind?: string): Promise<void> {
  let query = ctx.db.updateTable('timers').set({ cancelledAt: ctx.now }).where('subjectId', '=', subjectId)
  query = query.where('firedAt', 'is', null).where('cancelledAt', 'is', null)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  await query.execute()
}

/** Fires all that is due at `now`, in order of time over all stores, each in its own transaction. Returns how many. */
export async function fireDue(services: Services, now: Instant): Promise<number> {
  let fired = 0
  for (const store of await listStores(services)) {
    while (await fireNext(services, store, now)) fired++
  }
  return fired
}

/** The earliest waiting moment of all stores up to `until`, for stepping the virtual clock. */
export async function nextDue(services: Services, until: Instant): Promise<Instant | undefined> {
  let earliest: Instant | undefined
  for (const store of await listStores(services)) {
    const at = await asSystem(services, store, until, async ctx => {
      const row = await waiting(ctx, until).select('at').executeTakeFirst()
      return row?.at
    })
    if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at
  }
  return earliest
}

async function fireNext(services: Services, store: Store, now: Instant): Promise<boolean> {
  let id: string | undefined
  try {
    return await asSystem(services, store, now, async ctx => {
      // Another node may hold the earliest one: take the next that is free.
      const timer = await waiting(ctx, now).selectAll().forUpdate().skipLocked().executeTakeFirst()
      if (!timer) return false
      id = timer.id
      await ctx.db.updateTable('timers').set({ firedAt: now }).where('id', '=', timer.id).execute()
      await table.get(timer.kind)?.run(ctx, timer.subjectId, timer.data)
      return true
    })
  } catch (error) {
    services.log('error', 'timer failed', { timer: id, error: String(error) })
    if (id === undefined) throw error
    await postpone(services, store, now, id)
    return true
  }
}

// A timer whose handler fails is tried five more times, each some minutes later, so that it cannot block the others.
async function postpone(services: Services, store: Store, now: Instant, id: string): Promise<void> {
  await asSystem(services, store, now, async ctx => {
    await sql`UPDATE timers SET failures = failures + 1, at = greatest(at, ${now}::timestamptz) + interval '5 minutes',
      cancelled_at = CASE WHEN failures >= 5 THEN ${now}::timestamptz END WHERE id = ${id}`.execute(ctx.db)
  })
}

function waiting(ctx: Ctx, until: Instant) {
  return ctx.db
    .selectFrom('timers')
    .where('storeId', '=', ctx.store.id)
    .where('firedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('at', '<=', until)
    .orderBy('at')
    .orderBy('id')
    .limit(1)
}
