import { type Selectable, sql } from 'kysely'
import type { MessagesTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type MessageRow = Selectable<MessagesTable>

export async function lockMessage(ctx: Ctx, id: string): Promise<MessageRow | undefined> {
  return ctx.db.selectFrom('messages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** From held to queued; false when it was taken back. */
export async function release(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('messages')
    .set({ state: 'queued' })
    .where('id', '=', id)
    .where('state', '=', 'held')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether an earlier message about the same record waits for the same person. */
export async function earlierWaits(ctx: Ctx, message: MessageRow): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('subjectId', '=', message.subjectId)
    .where('personId', '=', message.personId)
    .where('channel', '=', message.channel)
    .where('state', '=', 'queued')
    .where('id', '<', message.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The message that waited for this one. */
export async function nextWaiting(ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('messages')
    .innerJoin('messages as earlier', join =>
      join
        .onRef('earlier.subjectId', '=', 'messages.subjectId')
        .onRef('earlier.personId', '=', 'messages.personId')
        .onRef('earlier.channel', '=', 'messages.channel'),
    )
    .select('messages.id')
    .where('earlier.id', '=', id)
    .where('messages.state', '=', 'queued')
    .where('messages.id', '>', id)
    .orderBy('messages.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The message as it stands now; nothing when it was done with before. */
export async function saveReceipt(
  ctx: Ctx,
  id: string,
  receipt: { ref: string; deliveredAt: Instant | null },
): Promise<MessageRow | undefined> {
  return ctx.db
    .updateTable('messages')
    .set(eb => ({
      state: receipt.deliveredAt === null ? 'sent' : 'delivered',
      stateReason: null,
      tries: eb('tries', '+', 1),
      sentAt: ctx.now,
      deliveredAt: receipt.deliveredAt,
      providerRef: receipt.ref,
      secretCipher: null,
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst()
}

/** Counts the failure; the message when it was the last try. */
export async function saveFailure(
  ctx: Ctx,
  id: string,
  reason: string,
  maxTries: number,
): Promise<MessageRow | undefined> {
  const row = await ctx.db
    .updateTable('messages')
    .set(eb => ({
      tries: eb('tries', '+', 1),
      stateReason: reason,
      state: sql<MessageRow['state']>`CASE WHEN tries + 1 >= ${maxTries} THEN 'failed' ELSE state END`,
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst()
  return row?.state === 'failed' ? row : undefined
}

export async function setState(ctx: Ctx, id: string, state: MessageRow['state'], reason: string | null): Promise<void> {
  await ctx.db.updateTable('messages').set({ state, stateReason: reason }).where('id', '=', id).execute()
}

/** As if it had never been tried. */
export async function startAgain(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.updateTable('messages').set({ state: 'queued', tries: 0 }).where('id', '=', id).execute()
}

/** What the caller reports of a call or letter. */
export async function saveOutcome(
  ctx: Ctx,
  id: string,
  state: MessageRow['state'],
  reason: string | null,
): Promise<void> {
  const reached = state === 'delivered' ? ctx.now : null
  await ctx.db
    .updateTable('messages')
    .set(eb => ({ state, stateReason: reason, tries: eb('tries', '+', 1), sentAt: reached, deliveredAt: reached }))
    .where('id', '=', id)
    .execute()
}

export async function listOpenOf(ctx: Ctx, subjectId: string, template: string | undefined): Promise<MessageRow[]> {
  const query = ctx.db.selectFrom('messages').selectAll().where('subjectId', '=', subjectId)
  const chosen = template === undefined ? query : query.where('template', '=', template)
  return chosen.where('state', 'in', ['held', 'queued']).orderBy('id').forUpdate().execute()
}

/** Messages that wait for a provider: to be tried again when it is back. */
export async function listStuck(ctx: Ctx, channel: 'sms' | 'wechat' | 'mail'): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('channel', '=', channel)
    .where('state', '=', 'queued')
    .where('tries', '>', 0)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}
