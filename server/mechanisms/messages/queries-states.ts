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

/** Messages about one record reach a person in the order they were written. */
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

export async function saveReceipt(
  ctx: Ctx,
  id: string,
  receipt: { ref: string; deliveredAt: Instant | null },
): Promise<void> {
  await ctx.db
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
    .execute()
}

/** Counts the failure; true when it was the last try. */
export async function saveFailure(ctx: Ctx, id: string, reason: string, maxTries: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable('messages')
    .set(eb => ({
      tries: eb('tries', '+', 1),
      stateReason: reason,
      state: sql<MessageRow['state']>`CASE WHEN tries + 1 >= ${maxTries} THEN 'failed' ELSE state END`,
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning('state')
    .executeTakeFirst()
  return row?.state !== 'queued'
}

export async function suppress(ctx: Ctx, id: string, reason: string): Promise<void> {
  await setState(ctx, id, 'suppressed', reason)
}

export async function setState(ctx: Ctx, id: string, state: MessageRow['state'], reason: string | null): Promise<void> {
  await ctx.db.updateTable('messages').set({ state, stateReason: reason }).where('id', '=', id).execute()
}
