import { newId } from '#domain/kernel/id.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { staffIdOrNull } from '#server/kernel/context.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { documentOf } from './present.ts'
import type { PaperRow } from './queries.ts'
import { definitionOf } from './registry.ts'

/**
 * The paper as PDF: rendered once in its own process and kept, until a signature or voiding changes what it shows.
 * Asking for it is reading, so keeping it leaves no trace on the timeline.
 */
export async function pdfOf(ctx: Ctx, paper: PaperRow): Promise<Uint8Array> {
  const kept = paper.pdfFileId === null ? undefined : await keptFile(ctx, paper.pdfFileId)
  if (kept) return kept
  const document = await documentOf(ctx, paper)
  const bytes = await renderPdf(definitionOf(paper.kind), document)
  const file = {
    id: newId(),
    storeId: ctx.store.id,
    sha256: await ctx.services.files.put(bytes),
    mediaType: 'application/pdf',
    sizeBytes: bytes.byteLength,
    name: `${paper.number}.pdf`,
    subjectKind: 'paper',
    subjectId: paper.id,
    purpose: 'print',
    createdBy: staffIdOrNull(ctx),
    createdAt: ctx.now,
  }
  await ctx.db.insertInto('files').values(file).execute()
  await ctx.db
    .updateTable('papers')
    .set({ pdfFileId: file.id })
    .where('id', '=', paper.id)
    .where('version', '=', paper.version)
    .execute()
  return bytes
}

async function keptFile(ctx: Ctx, fileId: string): Promise<Uint8Array | undefined> {
  const row = await ctx.db.selectFrom('files').select('sha256').where('id', '=', fileId).executeTakeFirst()
  return row ? ctx.services.files.get(row.sha256) : undefined
}
