import { sql } from 'kysely'
import type { Ctx, Subject } from '#server/kernel/context.ts'

export type NewFile = {
  id: string
  sha256: string
  smallSha256: string | null
  mediaType: string
  sizeBytes: number
  width: number | null
  height: number | null
  name: string
  subjectKind: string | null
  subjectId: string | null
  purpose: string
  createdBy: string | null
}

export async function insertFile(ctx: Ctx, file: NewFile): Promise<void> {
  const { id, sha256, smallSha256, mediaType, sizeBytes, width, height, name, subjectKind, subjectId, purpose } = file
  await ctx.db
    .insertInto('files')
    .values({
      id,
      storeId: ctx.store.id,
      sha256,
      smallSha256,
      mediaType,
      sizeBytes,
      width,
      height,
      name,
      subjectKind,
      subjectId,
      purpose,
      createdBy: file.createdBy,
      createdAt: ctx.now,
    })
    .execute()
}

/** Only files nobody has yet: a record never takes another's. */
export async function setSubject(ctx: Ctx, ids: readonly string[], subject: Subject): Promise<void> {
  await ctx.db
    .updateTable('files')
    .set({ subjectKind: subject.kind, subjectId: subject.id })
    .where('id', 'in', [...ids])
    .where('subjectId', 'is', null)
    .execute()
}

export async function findFile(ctx: Ctx, id: string) {
  return files(ctx).where('files.id', '=', id).executeTakeFirst()
}

export async function listFilesOf(ctx: Ctx, subjectId: string, purpose: string | undefined) {
  const query = files(ctx).where('files.subjectId', '=', subjectId)
  const chosen = purpose === undefined ? query : query.where('files.purpose', '=', purpose)
  return chosen.orderBy('files.createdAt').orderBy('files.id').limit(500).execute()
}

function files(ctx: Ctx) {
  return ctx.db
    .selectFrom('files')
    .leftJoin('staff', 'staff.id', 'files.createdBy')
    .select(['files.id', 'files.name', 'files.mediaType', 'files.sizeBytes', 'files.width', 'files.height'])
    .select([
      'files.subjectKind',
      'files.subjectId',
      'files.purpose',
      'files.createdAt',
      'files.createdBy',
      'files.sha256',
    ])
    .select(['files.smallSha256', sql<string>`coalesce(staff.name, '')`.as('createdByName')])
    .where('files.storeId', '=', ctx.store.id)
}
