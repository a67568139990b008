import type { Ctx } from '#server/kernel/context.ts'

export async function filesOfStore(ctx: Ctx) {
  return ctx.db
    .selectFrom('files')
    .select(['id', 'sha256', 'smallSha256', 'sizeBytes', 'subjectKind', 'subjectId'])
    .where('storeId', '=', ctx.store.id)
    .orderBy('id')
    .execute()
}
export type FileOnRecord = Awaited<ReturnType<typeof filesOfStore>>[number]

/** What any file names as its bytes; the transaction must be open for reading the group. */
export async function namedHashes(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('files').select(['sha256', 'smallSha256']).execute()
  return new Set(rows.flatMap(row => (row.smallSha256 === null ? [row.sha256] : [row.sha256, row.smallSha256])))
}
