import { setTimeout as pause } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Lang } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Actor, Ctx, Services, Store, TimelineDraft } from './context.ts'
import { mayRetry } from './errors.ts'
import { emit } from './signals.ts'
import { flushTimeline, timelineDrafted } from './timeline.ts'

export type Occasion = {
  store: Store
  actor: Actor
  now: Instant
  lang?: Lang
  requestId?: string
  deviceAt?: Instant | null
  device?: string
  address?: string
  /** 'group' opens other stores' rows for reading. */
  scope?: 'store' | 'group'
  /** The longest one statement may take; without it the pool's own limit holds. */
  patience?: string
  /** Nothing may be written, and nobody waits for the end. */
  isReading?: boolean
}

const TRIES = 3

export const systemActor: Actor = { kind: 'system', id: null, name: '系统', roles: [] }

/**
 * Runs work in one transaction fenced to its store; the timeline is written last. Deadlocks and serialization failures
 * are tried again as a whole, so work must have no effect outside the transaction.
 */
export async function inTransaction<T>(
  services: Services,
  occasion: Occasion,
  work: (ctx: Ctx, drafts: TimelineDraft[]) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(services, occasion, work)
    } catch (error) {
      if (!mayRetry(error) || attempt === TRIES) throw error
      await pause(20 * attempt + ((attempt * 17) % 13))
    }
  }
}

async function attemptOnce<T>(
  services: Services,
  occasion: Occasion,
  work: (ctx: Ctx, drafts: TimelineDraft[]) => Promise<T>,
): Promise<T> {
  const { store, scope = 'store', patience, isReading = false } = occasion
  const transaction = await services.begin({ storeId: store.id, scope, patience, isReadOnly: isReading })
  let result: T
  try {
    result = await worked(services, occasion, transaction.db, work)
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  if (isReading) transaction.leave()
  else await transaction.commit()
  return result
}

async function worked<T>(
  services: Services,
  occasion: Occasion,
  db: Transaction<DB>,
  work: (ctx: Ctx, drafts: TimelineDraft[]) => Promise<T>,
): Promise<T> {
  const drafts: TimelineDraft[] = []
  const ctx: Ctx = {
    services,
    db,
    now: occasion.now,
    actor: occasion.actor,
    store: occasion.store,
    lang: occasion.lang ?? 'zh',
    requestId: occasion.requestId ?? newId(),
    deviceAt: occasion.deviceAt ?? null,
    device: occasion.device ?? '',
    address: occasion.address ?? '',
    record: draft => void drafts.push(draft),
    can: verb => mayDo(services, occasion.actor, verb),
  }
  const result = await work(ctx, drafts)
  if (drafts.length > 0) await emit(ctx, timelineDrafted, drafts)
  await flushTimeline(ctx, drafts)
  return result
}

/** By the roles of a person, or by the verbs an outside system was given. */
export function mayDo(services: Services, { verbs, roles }: Actor, verb: string): boolean {
  return verbs ? verbs.includes(verb) : services.rolesOf(verb).some(role => roles.includes(role))
}

/** Work of the system itself: a timer, a job, a start-up task. */
export async function asSystem<T>(
  services: Services,
  store: Store,
  now: Instant,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return inTransaction(services, { store, now, actor: systemActor }, ctx => work(ctx))
}

export async function listStores(services: Services): Promise<Store[]> {
  return services.db.selectFrom('stores').select(['id', 'code', 'name', 'zone']).orderBy('code').execute()
}
