import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { ResourcesTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type ResourceRow = Selectable<ResourcesTable>

const columns = [
  'id',
  'kind',
  'name',
  'class',
  'team',
  'staffId',
  'skills',
  'grade',
  'active',
  'sort',
  'version',
  'shift',
] as const

export async function listAllResources(ctx: Ctx, withInactive: boolean) {
  const query = ctx.db
    .selectFrom('resources')
    .select([...columns])
    .where('storeId', '=', ctx.store.id)
  return (withInactive ? query : query.where('active', '=', true))
    .orderBy('kind')
    .orderBy('sort')
    .orderBy('name')
    .execute()
}

export async function lockResource(ctx: Ctx, id: string): Promise<ResourceRow | undefined> {
  const query = ctx.db.selectFrom('resources').selectAll().where('storeId', '=', ctx.store.id)
  return query.where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertResource(ctx: Ctx, row: Insertable<ResourcesTable>): Promise<void> {
  await ctx.db.insertInto('resources').values(row).execute()
}

export async function updateResource(ctx: Ctx, id: string, values: Updateable<ResourcesTable>): Promise<void> {
  await ctx.db.updateTable('resources').set(values).where('id', '=', id).execute()
}

/** Who works in this store. */
export async function worksHere(ctx: Ctx, staffId: string): Promise<boolean> {
  const query = ctx.db
    .selectFrom('staff as s')
    .innerJoin('staffGrants as g', 'g.staffId', 's.id')
    .select('s.id')
    .where('s.id', '=', staffId)
    .where('s.leftAt', 'is', null)
    .where('g.storeId', '=', ctx.store.id)
  return (await query.executeTakeFirst()) !== undefined
}

/** Times out of use that are not over. */
export async function closuresFrom(ctx: Ctx, from: Instant) {
  const rows = await ctx.db
    .selectFrom('resourceBookings')
    .select(['subjectId as id', 'resourceId', 'purpose', 'label as reason'])
    .select([sql<Instant>`lower(during)`.as('startAt'), sql<Instant>`upper(during)`.as('endAt')])
    .where('storeId', '=', ctx.store.id)
    .where('subjectKind', '=', 'closure')
    .where('releasedAt', 'is', null)
    .where(sql<boolean>`upper(during) > ${from}`)
    .orderBy('startAt')
    .execute()
  return rows.flatMap(({ purpose, ...row }) =>
    purpose === 'absence' || purpose === 'closed' ? [{ ...row, purpose }] : [],
  )
}

/** What the resource is still booked for, the next thing first. */
export async function bookedAhead(ctx: Ctx, resourceId: string) {
  return ctx.db
    .selectFrom('resourceBookings')
    .select(['label', sql<Instant>`lower(during)`.as('startAt'), sql<Instant>`upper(during)`.as('endAt')])
    .where('storeId', '=', ctx.store.id)
    .where('resourceId', '=', resourceId)
    .where('subjectKind', '!=', 'closure')
    .where('releasedAt', 'is', null)
    .where(sql<boolean>`upper(during) > ${ctx.now}`)
    .orderBy('startAt')
    .execute()
}

/** The people who do not simply work whenever the store is open. */
export async function shiftRows(ctx: Ctx): Promise<{ id: string; shift: unknown }[]> {
  const query = ctx.db.selectFrom('resources').select(['id', 'shift']).where('storeId', '=', ctx.store.id)
  return query.where('active', '=', true).where('shift', 'is not', null).execute()
}
