import { type Insertable, sql, type Transaction } from 'kysely'
import type { DB, TimelineEventsTable } from '#db/types.ts'
import { canonicalJson } from '#domain/kernel/canonical.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Ctx, TimelineDraft } from './context.ts'
import { defineSignal } from './signals.ts'
import { sha256 } from './vault.ts'

/** What a transaction is about to write to the timeline; whoever passes events on does so within it. */
export const timelineDrafted = defineSignal<readonly TimelineDraft[]>('timeline.drafted')

/** What the first event of a chain is linked to. */
export const GENESIS = '0'.repeat(64)

/**
 * Writes the drafts of one transaction to its store's chain. The head row is locked here, as the last thing before
 * commit, so that no command waits for another's work while holding it.
 */
export async function flushTimeline(ctx: Ctx, drafts: readonly TimelineDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const head = await lockHead(ctx.db, ctx.store.id)
  const events: Insertable<TimelineEventsTable>[] = []
  let previous = head
  for (const draft of drafts) {
    const event = chained(ctx, draft, previous)
    previous = { seq: event.seq, hash: event.hash }
    events.push(event)
  }
  await ctx.db.insertInto('timelineEvents').values(events).execute()
  await ctx.db.updateTable('timelineHeads').set(previous).where('storeId', '=', ctx.store.id).execute()
  await announce(ctx, drafts)
}

/** The chain's own arithmetic, used to write and to verify. */
export function eventHash(event: Omit<Insertable<TimelineEventsTable>, 'hash'>): string {
  return sha256(canonicalJson({ ...event, data: JSON.parse(event.data) }))
}

async function lockHead(db: Transaction<DB>, storeId: string): Promise<{ seq: number; hash: string }> {
  const select = () => db.selectFrom('timelineHeads').select(['seq', 'hash']).where('storeId', '=', storeId).forUpdate()
  const head = await select().executeTakeFirst()
  if (head) return head
  await sql`INSERT INTO timeline_heads VALUES (${storeId}, 0, ${GENESIS}) ON CONFLICT DO NOTHING`.execute(db)
  return select().executeTakeFirstOrThrow()
}

function chained(ctx: Ctx, draft: TimelineDraft, head: { seq: number; hash: string }) {
  const event = {
    id: newId(),
    storeId: ctx.store.id,
    seq: head.seq + 1,
    at: ctx.now,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    event: draft.event,
    subjectKind: draft.subject.kind,
    subjectId: draft.subject.id,
    threadId: draft.threadId ?? null,
    data: canonicalJson(draft.data ?? {}),
    reason: draft.reason ?? null,
    requestId: ctx.requestId,
    deviceAt: ctx.deviceAt,
    prevHash: head.hash,
  }
  return { ...event, hash: eventHash(event) }
}

/** Open screens hear kind and id only; they fetch what they may see. Delivered by the database at commit. */
async function announce(ctx: Ctx, drafts: readonly TimelineDraft[]): Promise<void> {
  const touched = new Map<string, Touched>()
  for (const draft of drafts) touched.set(draft.subject.id, { ...draft.subject, threadId: draft.threadId ?? null })
  await tellScreens(ctx, [...touched.values()].slice(0, 40))
}

export type Touched = { kind: string; id: string; threadId: string | null }

/** For what is no event of the timeline but stands on somebody's screen, as a notice does. */
export async function tellScreens(ctx: Ctx, touched: readonly Touched[]): Promise<void> {
  const payload = JSON.stringify({ storeId: ctx.store.id, touched })
  await sql`SELECT pg_notify(${liveChannel(ctx.services.settings.schema)}, ${payload})`.execute(ctx.db)
}

export function liveChannel(schema: string): string {
  return `live_${schema}`
}
