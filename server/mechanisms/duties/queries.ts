import { type Insertable, type Selectable, sql } from 'kysely'
import type { DutiesTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type DutyRow = Selectable<DutiesTable>

/** Opens the duty, or undefined when one of this kind is already open for the record. */
export async function insertDuty(ctx: Ctx, row: Insertable<DutiesTable>): Promise<string | undefined> {
  const saved = await ctx.db
    .insertInto('duties')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['storeId', 'kind', 'subjectId']).where('state', '=', sql.lit('open')).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

/** The open duties of a record, locked: one kind or all. */
export async function lockOpenDuties(ctx: Ctx, subjectId: string, kind?: string): Promise<DutyRow[]> {
  let query = ctx.db
    .selectFrom('duties')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
  if (kind !== undefined) query = query.where('kind', '=', kind)
  return query.orderBy('id').forUpdate().execute()
}

export async function lockDuty(ctx: Ctx, id: string): Promise<DutyRow | undefined> {
  return ctx.db
    .selectFrom('duties')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The open duties of these owners that have begun, locked: what goes to a stand-in and comes back. */
export async function lockDutiesOfOwners(ctx: Ctx, ownerIds: readonly string[]): Promise<DutyRow[]> {
  return ctx.db
    .selectFrom('duties')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('ownerId', 'in', ownerIds)
    .where('state', '=', 'open')
    .where('opensAt', '<=', ctx.now)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function endDuty(
  ctx: Ctx,
  id: string,
  end: { state: 'done' | 'cancelled'; by: string | null; result: unknown },
): Promise<void> {
  await ctx.db
    .updateTable('duties')
    .set(({ eb }) => ({
      state: end.state,
      closedAt: ctx.now,
      closedBy: end.by,
      result: end.result === undefined ? null : JSON.stringify(end.result),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function setDutyTimes(
  ctx: Ctx,
  id: string,
  times: { opensAt: Instant; warnAt: Instant; dueAt: Instant },
): Promise<void> {
  await ctx.db
    .updateTable('duties')
    .set(({ eb }) => ({
      opensAt: times.opensAt,
      warnAt: times.warnAt,
      dueAt: times.dueAt,
      warnedAt: null,
      overdueAt: null,
      escalatedAt: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function markDuty(ctx: Ctx, id: string, mark: 'warnedAt' | 'overdueAt' | 'escalatedAt'): Promise<void> {
  await ctx.db.updateTable('duties').set(mark, ctx.now).where('id', '=', id).execute()
}

export async function setHolder(
  ctx: Ctx,
  id: string,
  holder: { ownerId: string | null; standInId: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('duties')
    .set(({ eb }) => ({ ownerId: holder.ownerId, standInId: holder.standInId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The open duty of that kind; there is one when the index refused a second. */
export async function openDutyId(ctx: Ctx, kind: string, subjectId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('duties')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return row.id
}
