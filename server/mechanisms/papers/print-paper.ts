import type { z } from 'zod'
import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import { sealText } from '#domain/mechanisms/papers/seal.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { keepOwnFile } from '../files/keep-file.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { picturesOf } from './photos.ts'
import { documentOf } from './present.ts'
import { type PaperRow, storeHead } from './queries.ts'
import { definitionOf } from './registry.ts'

/**
 * The paper as PDF: rendered once in its own process and kept, until a signature or voiding changes what it shows.
 * Asking for it is reading, so keeping it leaves no trace on the timeline.
 */
export async function pdfOf(ctx: Ctx, paper: PaperRow): Promise<Uint8Array> {
  const kept = paper.pdfFileId === null ? undefined : await keptFile(ctx, paper.pdfFileId)
  if (kept) return kept
  const document = await documentOf(ctx, paper)
  const bytes = await renderPdf(definitionOf(paper.kind), document, await picturesOf(ctx, paper))
  const subject = { kind: 'paper', id: paper.id }
  const pdf = { name: `${paper.number}.pdf`, mediaType: 'application/pdf', purpose: 'print', quiet: true }
  const pdfFileId = await keepOwnFile(ctx, { ...pdf, bytes, subject })
  await ctx.db
    .updateTable('papers')
    .set({ pdfFileId })
    .where('id', '=', paper.id)
    .where('version', '=', paper.version)
    .execute()
  return bytes
}

/** A paper that is not in force yet, as it would look: without number or signatures, marked across the sheet. */
export async function draftPdf<C extends z.ZodType>(
  ctx: Ctx,
  definition: PaperDefinition<C>,
  content: z.input<C>,
): Promise<Uint8Array> {
  return renderPdf(definition, {
    kind: definition.kind,
    number: null,
    revision: 1,
    store: await storeHead(ctx),
    issuedAt: ctx.now,
    content: definition.content.parse(content),
    contentHash: sha256(sealText(definition, content)),
    templateVersion: definition.templateVersion,
    state: 'draft',
    signatures: [],
  })
}

async function keptFile(ctx: Ctx, fileId: string): Promise<Uint8Array | undefined> {
  const row = await ctx.db.selectFrom('files').select('sha256').where('id', '=', fileId).executeTakeFirst()
  return row ? ctx.services.files.get(row.sha256) : undefined
}
