import { type ExpressionBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function listNotices(
  ctx: Ctx,
  page: { before: { at: string; id: string } | undefined; limit: number; unread: boolean },
) {
  const { before } = page
  let query = ctx.db
    .selectFrom('notices')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where(eb => isForMe(eb, ctx))
  if (page.unread) query = query.where('readAt', 'is', null)
  if (before) query = query.where(sql<boolean>`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
}

export async function markRead(ctx: Ctx, ids: readonly string[] | undefined): Promise<number> {
  if (ids?.length === 0) return 0
  let query = ctx.db
    .updateTable('notices')
    .set({ readAt: ctx.now })
    .where('storeId', '=', ctx.store.id)
    .where('readAt', 'is', null)
    .where(eb => isForMe(eb, ctx))
  if (ids) query = query.where('id', 'in', ids)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What a duty's notices said is settled when it ends: nobody need click them away. */
export async function settleNotices(ctx: Ctx, duty: { id: string; subjectId: string }): Promise<void> {
  await ctx.db
    .updateTable('notices')
    .set({ readAt: ctx.now })
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', duty.subjectId)
    .where('readAt', 'is', null)
    .where(sql<string>`params ->> 'dutyId'`, '=', duty.id)
    .execute()
}

export async function countUnread(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('notices')
    .where('storeId', '=', ctx.store.id)
    .where('readAt', 'is', null)
    .where(eb => isForMe(eb, ctx))
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

// A notice to a role without people waits for whoever has the role when looking.
function isForMe(eb: ExpressionBuilder<DB, 'notices'>, ctx: Ctx) {
  const byName = eb('staffId', '=', ctx.actor.id)
  const roles = ctx.actor.roles
  if (roles.length === 0) return byName
  return eb.or([byName, eb.and([eb('staffId', 'is', null), eb('role', 'in', roles)])])
}
