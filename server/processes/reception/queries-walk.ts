import { type Insertable, type Selectable, sql } from 'kysely'
import type { BelongingsTable, CarMarksTable, VisitPapersTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type MarkRow = Selectable<CarMarksTable>
export type BelongingRow = Selectable<BelongingsTable>
export type VisitPaperRow = Selectable<VisitPapersTable>

export async function marksOf(ctx: Ctx, visitId: string): Promise<MarkRow[]> {
  return ctx.db
    .selectFrom('carMarks')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('removedAt', 'is', null)
    .orderBy('no')
    .execute()
}

/** The marks of the last time this car was walked around before this visit. */
export async function lastWalkOf(
  ctx: Ctx,
  visit: { id: string; vehicleId: string | null; arrivedAt: string },
): Promise<{ visitId: string; walkedAt: string; marks: MarkRow[] } | null> {
  if (visit.vehicleId === null) return null
  const before = await ctx.db
    .selectFrom('visits')
    .select(['id', 'walkedAt'])
    .where('vehicleId', '=', visit.vehicleId)
    .where('id', '!=', visit.id)
    .where('arrivedAt', '<', visit.arrivedAt)
    .where('walkedAt', 'is not', null)
    .orderBy('arrivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!before?.walkedAt) return null
  return { visitId: before.id, walkedAt: before.walkedAt, marks: await marksOf(ctx, before.id) }
}

/** A mark on the same car at another visit. */
export async function earlierMark(
  ctx: Ctx,
  visit: { id: string; vehicleId: string | null },
  id: string,
): Promise<{ id: string } | undefined> {
  return ctx.db
    .selectFrom('carMarks')
    .innerJoin('visits', 'visits.id', 'carMarks.visitId')
    .select('carMarks.id')
    .where('carMarks.id', '=', id)
    .where('visits.vehicleId', '=', visit.vehicleId)
    .where('visits.id', '!=', visit.id)
    .executeTakeFirst()
}

/** The next number of a visit's drawing; numbers of removed marks are not used again. */
export async function nextMarkNo(ctx: Ctx, visitId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('carMarks')
    .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
    .where('visitId', '=', visitId)
    .executeTakeFirstOrThrow()
  return row.no
}

export async function insertMark(ctx: Ctx, row: Insertable<CarMarksTable>): Promise<void> {
  await ctx.db.insertInto('carMarks').values(row).execute()
}

export async function lockMark(ctx: Ctx, visitId: string, id: string): Promise<MarkRow | undefined> {
  return ctx.db
    .selectFrom('carMarks')
    .selectAll()
    .where('id', '=', id)
    .where('visitId', '=', visitId)
    .forUpdate()
    .executeTakeFirst()
}

export async function setMarkFiles(ctx: Ctx, id: string, fileIds: string[]): Promise<void> {
  await ctx.db.updateTable('carMarks').set({ fileIds }).where('id', '=', id).execute()
}

export async function endMark(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.updateTable('carMarks').set({ removedAt: ctx.now }).where('id', '=', id).execute()
}

export async function belongingRows(ctx: Ctx, visitId: string): Promise<BelongingRow[]> {
  return ctx.db
    .selectFrom('belongings')
    .selectAll()
    .where('visitId', '=', visitId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function replaceBelongings(
  ctx: Ctx,
  visitId: string,
  rows: readonly Insertable<BelongingsTable>[],
): Promise<void> {
  await ctx.db.deleteFrom('belongings').where('visitId', '=', visitId).execute()
  if (rows.length > 0)
    await ctx.db
      .insertInto('belongings')
      .values([...rows])
      .execute()
}

export async function setReturned(
  ctx: Ctx,
  id: string,
  returned: { count: number; note: string; by: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('belongings')
    .set({
      returnedCount: returned.count,
      returnNote: returned.note,
      returnedAt: ctx.now,
      returnedBy: returned.by,
    })
    .where('id', '=', id)
    .execute()
}

export async function visitPaperRows(ctx: Ctx, visitId: string): Promise<VisitPaperRow[]> {
  return ctx.db
    .selectFrom('visitPapers')
    .selectAll()
    .where('visitId', '=', visitId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function replaceVisitPapers(
  ctx: Ctx,
  visitId: string,
  rows: readonly Insertable<VisitPapersTable>[],
): Promise<void> {
  await ctx.db.deleteFrom('visitPapers').where('visitId', '=', visitId).execute()
  if (rows.length > 0)
    await ctx.db
      .insertInto('visitPapers')
      .values([...rows])
      .execute()
}

export async function setPapersReturned(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.db
    .updateTable('visitPapers')
    .set({ returnedAt: ctx.now })
    .where('visitId', '=', visitId)
    .where('returnedAt', 'is', null)
    .execute()
}
