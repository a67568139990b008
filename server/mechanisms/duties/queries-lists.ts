import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Acting } from './acting.ts'

export type Place = { dueAt: string; id: string }
export type DueFilter = 'open' | 'warned' | 'overdue'

export type DutyListRow = Awaited<ReturnType<typeof listOfRecord>>[number]

/** The open duties a person must do, the earliest due first. */
export async function listMine(
  ctx: Ctx,
  acting: Acting,
  page: { after: Place | undefined; limit: number; state: DueFilter | undefined; later: boolean },
): Promise<DutyListRow[]> {
  let query = openDuties(ctx, page).where(eb => isMine(eb, acting))
  if (!page.later) query = query.where('duties.opensAt', '<=', ctx.now)
  if (page.state !== undefined) query = query.where(eb => isDue(eb, page.state ?? 'open', ctx.now))
  return query.execute()
}

/** Overdue duties: of the whole store, or those that are passed to one of these roles. */
export async function listOverdue(
  ctx: Ctx,
  page: { after: Place | undefined; limit: number; escalatedTo: readonly string[] | undefined },
): Promise<DutyListRow[]> {
  const { escalatedTo } = page
  const query = openDuties(ctx, page).where('duties.dueAt', '<=', ctx.now)
  if (escalatedTo === undefined) return query.execute()
  return escalatedTo.length === 0 ? [] : query.where('duties.escalateTo', 'in', escalatedTo).execute()
}

/** Everything that was or is to be done for a record, open duties first. */
export async function listOfRecord(ctx: Ctx, recordId: string) {
  return withNames(ctx)
    .where(eb => eb.or([eb('duties.subjectId', '=', recordId), eb('duties.threadId', '=', recordId)]))
    .orderBy(sql`(duties.state <> 'open')`)
    .orderBy('duties.dueAt')
    .orderBy('duties.id')
    .limit(200)
    .execute()
}

export async function countMine(ctx: Ctx, acting: Acting) {
  const row = await ctx.db
    .selectFrom('duties')
    .where('storeId', '=', ctx.store.id)
    .where('state', '=', 'open')
    .where('opensAt', '<=', ctx.now)
    .where(eb => isMine(eb, acting))
    .select(eb => [
      eb.fn
        .countAll<number>()
        .filterWhere(inner => isDue(inner, 'open', ctx.now))
        .as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere(inner => isDue(inner, 'warned', ctx.now))
        .as('warned'),
      eb.fn
        .countAll<number>()
        .filterWhere(inner => isDue(inner, 'overdue', ctx.now))
        .as('overdue'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

function openDuties(ctx: Ctx, page: { after: Place | undefined; limit: number }) {
  const { after, limit } = page
  let query = withNames(ctx).where('duties.state', '=', 'open')
  if (after) {
    query = query.where(sql<SqlBool>`(duties.due_at, duties.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`)
  }
  return query.orderBy('duties.dueAt').orderBy('duties.id').limit(limit)
}

function withNames(ctx: Ctx) {
  return ctx.db
    .selectFrom('duties')
    .leftJoin('staff as owner', 'owner.id', 'duties.ownerId')
    .leftJoin('staff as standIn', 'standIn.id', 'duties.standInId')
    .leftJoin('staff as closer', 'closer.id', 'duties.closedBy')
    .where('duties.storeId', '=', ctx.store.id)
    .selectAll('duties')
    .select(['owner.name as ownerName', 'standIn.name as standInName', 'closer.name as closedByName'])
}

type DutyExpressions = ExpressionBuilder<DB, 'duties'>

function isMine(eb: DutyExpressions, acting: Acting) {
  const holder = eb.fn.coalesce('duties.standInId', 'duties.ownerId')
  const byName = eb(holder, '=', acting.id)
  if (acting.roles.length === 0) return byName
  return eb.or([byName, eb.and([eb('duties.ownerId', 'is', null), eb('duties.ownerRole', 'in', acting.roles)])])
}

function isDue(eb: DutyExpressions, state: DueFilter, now: string) {
  if (state === 'overdue') return eb('duties.dueAt', '<=', now)
  const before = eb('duties.dueAt', '>', now)
  if (state === 'warned') return eb.and([before, eb('duties.warnAt', '<=', now)])
  return eb.and([before, eb.or([eb('duties.warnAt', 'is', null), eb('duties.warnAt', '>', now)])])
}
