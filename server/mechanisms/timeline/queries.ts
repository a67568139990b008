import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

export async function listEvents(
  ctx: Ctx,
  page: {
    subjectId: string | undefined
    threadIds: readonly string[]
    beforeSeq: number | undefined
    limit: number
  },
) {
  const { subjectId, threadIds, beforeSeq } = page
  const ids = subjectId === undefined ? threadIds : [...threadIds, subjectId]
  if (ids.length === 0) return []
  let query = ctx.db
    .selectFrom('timelineEvents')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where(eb => {
      const bySubject = eb('subjectId', 'in', ids)
      return threadIds.length === 0 ? bySubject : eb.or([bySubject, eb('threadId', 'in', threadIds)])
    })
  if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq)
  return query.orderBy('seq', 'desc').limit(page.limit).execute()
}

/** A stretch of the chain in its order. */
export async function readChain(ctx: Ctx, afterSeq: number, limit: number) {
  return ctx.db
    .selectFrom('timelineEvents')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export async function readHead(ctx: Ctx) {
  return ctx.db
    .selectFrom('timelineHeads')
    .select(['seq', 'hash'])
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

/** Events numbered past the head, which no command can have written; seen in one statement, so that a command in between is none. */
export async function eventsPastHead(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('timelineEvents')
    .select('seq')
    .where('storeId', '=', ctx.store.id)
    .where('seq', '>', eb =>
      eb
        .selectFrom('timelineHeads')
        .select(head => head.fn.coalesce(head.fn.max('seq'), sql.lit(0)).as('seq'))
        .where('storeId', '=', ctx.store.id),
    )
    .orderBy('seq')
    .execute()
  return rows.map(row => row.seq)
}
