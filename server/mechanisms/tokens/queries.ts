import type { Insertable } from 'kysely'
import type { ApiTokensTable } from '#db/types.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function insertToken(ctx: Ctx, row: Insertable<ApiTokensTable>): Promise<void> {
  await ctx.db.insertInto('apiTokens').values(row).execute()
}

export async function listTokens(ctx: Ctx) {
  return ctx.db
    .selectFrom('apiTokens as token')
    .innerJoin('staff as maker', 'maker.id', 'token.madeBy')
    .leftJoin('staff as revoker', 'revoker.id', 'token.revokedBy')
    .select(['token.id', 'token.name', 'token.hint', 'token.verbs', 'token.perMinute', 'token.madeAt'])
    .select(['token.expiresAt', 'token.revokedAt', 'token.lastUsedAt'])
    .select(['maker.name as madeByName', 'revoker.name as revokedByName'])
    .where('token.storeId', '=', ctx.store.id)
    .orderBy('token.madeAt', 'desc')
    .limit(200)
    .execute()
}

export async function lockToken(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('apiTokens')
    .select(['id', 'name', 'revokedAt'])
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function setRevoked(ctx: Ctx, id: string, revokedBy: string): Promise<void> {
  await ctx.db.updateTable('apiTokens').set({ revokedAt: ctx.now, revokedBy }).where('id', '=', id).execute()
}

/** What works now under this hash, whatever the store; the transaction must be open for reading the group. */
export async function findWorking(ctx: Ctx, tokenHash: string) {
  return ctx.db
    .selectFrom('apiTokens')
    .select(['id', 'storeId', 'name', 'verbs', 'perMinute', 'lastUsedAt'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst()
}

/** To the minute, so that the requests of a busy system do not wait for one another at this row. */
export async function noteUse(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('apiTokens')
    .set({ lastUsedAt: ctx.now })
    .where('id', '=', id)
    .where(eb => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', addMinutes(ctx.now, -1))]))
    .execute()
}
