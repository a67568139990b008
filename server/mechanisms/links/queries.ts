import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import { addHours, type Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function findLinkRow(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('links').selectAll().where('id', '=', id).where('expiresAt', '>', ctx.now).executeTakeFirst()
}

export async function linkIdOf(ctx: Ctx, tokenHash: string): Promise<string | undefined> {
  const row = await ctx.db.selectFrom('links').select('id').where('tokenHash', '=', tokenHash).executeTakeFirst()
  return row?.id
}

export async function lockLinkRow(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('links').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function markOpened(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('links')
    .set({ openedAt: ctx.now })
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .execute()
}

/** False when somebody used it before. */
export async function markUsed(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('links')
    .set({ usedAt: ctx.now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Closes the links of a record, so that what was sent out no longer opens anything. */
export async function expireLinks(ctx: Ctx, subjectId: string, purpose: string | undefined): Promise<void> {
  let query = ctx.db.updateTable('links').set({ expiresAt: ctx.now }).where('subjectId', '=', subjectId)
  query = query.where('expiresAt', '>', ctx.now)
  if (purpose !== undefined) query = query.where('purpose', '=', purpose)
  await query.execute()
}

export async function phoneHashOf(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('people').select('phoneHash').where('id', '=', personId).executeTakeFirst()
  return row?.phoneHash ?? null
}

/** One sending to a phone at a time, whatever link or store it comes from. */
export async function lockPhone(ctx: Ctx, phoneHash: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`code ${phoneHash}`}, 0))`.execute(ctx.db)
}

export async function sendingsOf(ctx: Ctx, phoneHash: string): Promise<{ day: number; lastAt: Instant | null }> {
  const row = await ctx.db
    .selectFrom('codeSendings')
    .select([sql<number>`count(*)::int`.as('day'), sql<Instant | null>`max(sent_at)`.as('lastAt')])
    .where('phoneHash', '=', phoneHash)
    .where('sentAt', '>', addHours(ctx.now, -24))
    .executeTakeFirstOrThrow()
  return row
}

export async function sendingsOfStore(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('codeSendings')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('storeId', '=', ctx.store.id)
    .where('sentAt', '>', addHours(ctx.now, -24))
    .executeTakeFirstOrThrow()
  return row.n
}

export async function insertSending(ctx: Ctx, phoneHash: string): Promise<void> {
  await ctx.db
    .insertInto('codeSendings')
    .values({ id: newId(), storeId: ctx.store.id, phoneHash, sentAt: ctx.now })
    .execute()
}

/** A new code takes the place of the one before and starts with no tries. */
export async function setCode(ctx: Ctx, linkId: string, codeHash: string): Promise<void> {
  await ctx.db
    .updateTable('links')
    .set(eb => ({ codeHash, codeTries: 0, codeSentAt: ctx.now, codesSent: eb('codesSent', '+', 1) }))
    .where('id', '=', linkId)
    .execute()
}

export async function countTry(ctx: Ctx, linkId: string): Promise<void> {
  await ctx.db
    .updateTable('links')
    .set(eb => ({ codeTries: eb('codeTries', '+', 1) }))
    .where('id', '=', linkId)
    .execute()
}

export async function forgetCode(ctx: Ctx, linkId: string): Promise<void> {
  await ctx.db.updateTable('links').set({ codeHash: null }).where('id', '=', linkId).execute()
}

export async function storeOf(ctx: Ctx): Promise<{ name: string; phone: string }> {
  return ctx.db.selectFrom('stores').select(['name', 'phone']).where('id', '=', ctx.store.id).executeTakeFirstOrThrow()
}
