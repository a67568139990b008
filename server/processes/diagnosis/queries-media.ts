import type { Selectable } from 'kysely'
import type { DiagnosisMediaTable } from '#db/types.ts'
import { type MediaKind, mediaKindOf } from '#domain/processes/diagnosis/media.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'

export type MediumRow = Selectable<DiagnosisMediaTable>
export type Medium = MediumRow & { kind: MediaKind; addedByName: string }

/** Pictures and films of a case, in the order they were put there. */
export async function mediaOf(ctx: Ctx, diagnosisId: string): Promise<Medium[]> {
  const rows = await ctx.db
    .selectFrom('diagnosisMedia')
    .innerJoin('files', join =>
      join.onRef('files.id', '=', 'diagnosisMedia.fileId').onRef('files.storeId', '=', 'diagnosisMedia.storeId'),
    )
    .leftJoin('staff', 'staff.id', 'diagnosisMedia.addedBy')
    .selectAll('diagnosisMedia')
    .select(['files.mediaType', 'staff.name as addedByName'])
    .where('diagnosisMedia.diagnosisId', '=', diagnosisId)
    .orderBy('diagnosisMedia.addedAt')
    .orderBy('diagnosisMedia.id')
    .execute()
  return rows.map(({ mediaType, addedByName, ...row }) => ({
    ...row,
    kind: mediaKindOf(mediaType) ?? 'photo',
    addedByName: addedByName ?? '',
  }))
}

export async function findMedium(ctx: Ctx, id: string): Promise<MediumRow | undefined> {
  return ctx.db.selectFrom('diagnosisMedia').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type NewMedium = Pick<MediumRow, 'id' | 'diagnosisId' | 'findingId' | 'fileId' | 'caption'>

/** False when this file stands with the case already. */
export async function insertMedium(ctx: Ctx, row: NewMedium): Promise<boolean> {
  const { id, diagnosisId, findingId, fileId, caption } = row
  const inserted = await ctx.db
    .insertInto('diagnosisMedia')
    .values({
      ...{ id, diagnosisId, findingId, fileId, caption },
      storeId: ctx.store.id,
      addedBy: staffIdOrNull(ctx),
      addedAt: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateMedium(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<MediumRow, 'findingId' | 'caption' | 'fileId' | 'originalId'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('diagnosisMedia')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function deleteMedium(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.deleteFrom('diagnosisMedia').where('id', '=', id).execute()
}
