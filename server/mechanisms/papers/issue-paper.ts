import type { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import type { PaperDefinition } from '#domain/mechanisms/papers/definition.ts'
import { sealText } from '#domain/mechanisms/papers/seal.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import { emit } from '#server/kernel/signals.ts'
import { sha256 } from '#server/kernel/vault.ts'
import { lastPaper, type PaperRow } from './queries.ts'
import { paperVoided } from './signals.ts'

export type Issued = { id: string; number: string; revision: number; contentHash: string; changed: boolean }

export type PaperToIssue<C extends z.ZodType> = {
  subject: Subject
  threadId?: string | null
  vehicleId?: string | null
  personId?: string | null
  /** What people look for: customer name, plate, order number. */
  finder: string
  content: z.input<C>
  /** The record's own number, when the paper bears it instead of one of its series. */
  number?: string
}

/**
 * Puts a paper in force. The same content again changes nothing; other content is the next revision under the same
 * number, and the earlier one is voided together with its signatures. Phone numbers in the content must be masked.
 */
export async function issuePaper<C extends z.ZodType>(
  ctx: Ctx,
  definition: PaperDefinition<C>,
  paper: PaperToIssue<C>,
): Promise<Issued> {
  const content = JSON.stringify(definition.content.parse(paper.content))
  const contentHash = sha256(sealText(definition, paper.content))
  const last = await lastPaper(ctx, definition.kind, paper.subject.id)
  if (last && last.state !== 'voided' && last.contentHash === contentHash) {
    return { id: last.id, number: last.number, revision: last.revision, contentHash, changed: false }
  }
  if (last && last.state !== 'voided') await voidRow(ctx, last, '内容变更')
  const number = last?.number ?? paper.number ?? (await drawNumber(ctx, definition.series))
  const row = { id: newId(), number, revision: (last?.revision ?? 0) + 1, contentHash }
  await ctx.db
    .insertInto('papers')
    .values({
      ...row,
      storeId: ctx.store.id,
      kind: definition.kind,
      subjectKind: paper.subject.kind,
      subjectId: paper.subject.id,
      threadId: paper.threadId ?? null,
      vehicleId: paper.vehicleId ?? null,
      personId: paper.personId ?? null,
      templateVersion: definition.templateVersion,
      content,
      finder: `${paper.finder} ${number}`,
      state: definition.signatures.some(slot => slot.required) ? 'presented' : 'final',
      issuedAt: ctx.now,
      issuedBy: staffIdOrNull(ctx),
    })
    .execute()
  ctx.record({
    event: 'paper.issued',
    subject: { kind: 'paper', id: row.id },
    threadId: paper.threadId ?? paper.subject.id,
    data: { kind: definition.kind, title: definition.title, number, revision: row.revision, contentHash },
  })
  return { ...row, changed: true }
}

/** Takes a paper out of force with a reason; its signatures stay in history as void. */
export async function voidPaper(ctx: Ctx, paperId: string, reason: string): Promise<void> {
  const row = await ctx.db.selectFrom('papers').selectAll().where('id', '=', paperId).forUpdate().executeTakeFirst()
  if (row && row.state !== 'voided') await voidRow(ctx, row, reason)
}

async function voidRow(ctx: Ctx, row: PaperRow, reason: string): Promise<void> {
  await ctx.db
    .updateTable('papers')
    .set({ state: 'voided', voidedAt: ctx.now, voidReason: reason, pdfFileId: null, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await ctx.db
    .updateTable('paperSignatures')
    .set({ voidedAt: ctx.now, voidReason: reason })
    .where('paperId', '=', row.id)
    .where('voidedAt', 'is', null)
    .execute()
  ctx.record({
    event: 'paper.voided',
    subject: { kind: 'paper', id: row.id },
    threadId: row.threadId ?? row.subjectId,
    data: { kind: row.kind, number: row.number, revision: row.revision },
    reason,
  })
  const subject = { kind: row.subjectKind, id: row.subjectId }
  await emit(ctx, paperVoided, { paperId: row.id, kind: row.kind, subject, threadId: row.threadId, reason })
}
