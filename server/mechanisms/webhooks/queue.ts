import { newId } from '#domain/kernel/id.ts'
import type { Ctx, TimelineDraft } from '#server/kernel/context.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { on } from '#server/kernel/signals.ts'
import { timelineDrafted } from '#server/kernel/timeline.ts'
import { insertDeliveries, listeners } from './queries.ts'

export const DELIVER_WEBHOOK = 'webhooks.deliver'

/** Whatever a command writes to the timeline is queued for those who want to hear it, in the same transaction. */
export const webhooksReaction = on(timelineDrafted, queueEvents)

async function queueEvents(ctx: Ctx, drafts: readonly TimelineDraft[]): Promise<void> {
  const endpoints = await listeners(
    ctx,
    drafts.map(draft => draft.event),
  )
  if (endpoints.length === 0) return
  const rows = drafts.flatMap(draft =>
    endpoints
      .filter(endpoint => endpoint.events.includes(draft.event))
      .map(endpoint => delivery(ctx, { id: newId(), endpointId: endpoint.id }, draft)),
  )
  await queue(ctx, rows)
}

/** A trial event, about the address itself. */
export async function queueTest(ctx: Ctx, id: string, endpointId: string): Promise<void> {
  const subject = { kind: 'webhook', id: endpointId }
  await queue(ctx, [delivery(ctx, { id, endpointId }, { event: 'webhook.tested', subject })])
}

async function queue(ctx: Ctx, rows: readonly ReturnType<typeof delivery>[]): Promise<void> {
  if (rows.length === 0) return
  await insertDeliveries(ctx, rows)
  for (const row of rows) await enqueue(ctx, DELIVER_WEBHOOK, row.id)
}

/**
 * What happened to which record, by whom in kind: no names, no free text, and of changed fields their names only. Whoever
 * may know more fetches it with a key of their own.
 */
function delivery(ctx: Ctx, { id, endpointId }: { id: string; endpointId: string }, draft: TimelineDraft) {
  const { event, subject, threadId = null } = draft
  const changed = namesOf(draft.data?.changed)
  const { id: storeId, code } = ctx.store
  const body = { id, event, at: ctx.now, store: { id: storeId, code }, subject, threadId, by: ctx.actor.kind, changed }
  return {
    id,
    storeId,
    endpointId,
    event,
    subjectKind: subject.kind,
    subjectId: subject.id,
    body: JSON.stringify(body),
    createdAt: ctx.now,
  }
}

/** What else the timeline keeps of an event may hold plates, names and what people wrote: it stays in the house. */
function namesOf(changed: unknown): string[] {
  return typeof changed === 'object' && changed !== null && !Array.isArray(changed) ? Object.keys(changed) : []
}
