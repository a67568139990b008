import { type Insertable, type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { MeasuresTable } from '#db/types.ts'
import type { MeasureView } from '#domain/mechanisms/measures/contract.ts'
import type { MeasureState } from '#domain/mechanisms/measures/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'

export type MeasureRow = Selectable<MeasuresTable>
export type ListedMeasure = Omit<MeasureView, 'can'>

export async function insertMeasure(ctx: Ctx, row: Insertable<MeasuresTable>): Promise<void> {
  await ctx.db.insertInto('measures').values(row).execute()
}

export async function lockMeasure(ctx: Ctx, id: string): Promise<MeasureRow | undefined> {
  return ctx.db
    .selectFrom('measures')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveMeasure(
  ctx: Ctx,
  id: string,
  columns: Partial<Omit<MeasureRow, 'id' | 'storeId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('measures')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

const zPlace = z.tuple([z.iso.date(), z.uuid()])

type Filter = {
  state?: MeasureState | undefined
  subjectId?: string | undefined
  cursor?: string | undefined
  limit: number
}

export async function listMeasures(ctx: Ctx, { state, subjectId, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, zPlace)
  const { rows } = await sql<ListedMeasure>`SELECT m.id, m.subject_kind, m.subject_id, m.problem, m.cause, m.type,
      m.action, m.owner_id, o.name AS owner, m.due_on, m.state, m.result, m.effect, m.effect_note,
      coalesce(c.name, '') AS checked_by, m.created_at, m.version
    FROM measures m JOIN staff o ON o.id = m.owner_id LEFT JOIN staff c ON c.id = m.checked_by
    WHERE m.store_id = ${ctx.store.id}
      ${state === undefined ? sql`` : sql`AND m.state = ${state}`}
      ${subjectId === undefined ? sql`` : sql`AND m.subject_id = ${subjectId}`}
      ${after === undefined ? sql`` : sql`AND (m.due_on, m.id) > (${after[0]}::date, ${after[1]}::uuid)`}
    ORDER BY m.due_on, m.id LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.dueOn, row.id])
}
