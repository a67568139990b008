import { sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'
import { decodeCursor, encodeCursor } from '#server/kernel/paging.ts'

type Filter = {
  kind?: string | undefined
  q?: string | null | undefined
  subjectId?: string | undefined
  threadId?: string | undefined
  fromOn?: string | undefined
  toOn?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

const zPlace = z.object({ at: z.string(), id: z.string() })

export async function listPapers(ctx: Ctx, filter: Filter) {
  const limit = filter.limit ?? 50
  let query = ctx.db
    .selectFrom('papers')
    .select(['id', 'kind', 'number', 'revision', 'state', 'subjectKind', 'subjectId', 'threadId', 'finder', 'issuedAt'])
    .where('storeId', '=', ctx.store.id)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.subjectId !== undefined) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.threadId !== undefined) query = query.where('threadId', '=', filter.threadId)
  if (filter.q) query = query.where('finder', 'ilike', anywhere(filter.q))
  if (filter.fromOn !== undefined)
    query = query.where('issuedAt', '>=', instantOf(filter.fromOn, '00:00', ctx.store.zone))
  if (filter.toOn !== undefined)
    query = query.where('issuedAt', '<', instantOf(addDaysOn(filter.toOn, 1), '00:00', ctx.store.zone))
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    query = query.where(sql<boolean>`(issued_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const rows = await query
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? encodeCursor({ at: last.issuedAt, id: last.id }) : null,
  }
}

export async function countKinds(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('papers')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('storeId', '=', ctx.store.id)
    .where('state', '<>', 'voided')
    .groupBy('kind')
    .execute()
  return new Map(rows.map(row => [row.kind, row.count]))
}
