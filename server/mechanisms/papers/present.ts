import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type PaperRow, signaturesOn, storeHead } from './queries.ts'
import { definitionOf } from './registry.ts'

/** The paper as both renderers take it. Voided signatures are shown only on the paper they were put on. */
export async function documentOf(ctx: Ctx, paper: PaperRow): Promise<PaperDocument> {
  const labels = new Map(definitionOf(paper.kind).signatures.map(slot => [slot.role, slot.label]))
  const signatures = await signaturesOn(ctx, paper.id)
  return {
    kind: paper.kind,
    number: paper.number,
    revision: paper.revision,
    store: await storeHead(ctx),
    issuedAt: paper.issuedAt,
    content: paper.content,
    contentHash: paper.contentHash,
    templateVersion: paper.templateVersion,
    state: paper.state,
    signatures: signatures.map(row => ({
      role: row.role,
      label: labels.get(row.role) ?? row.role,
      name: row.signerName,
      signedAt: row.signedAt,
      method: row.method,
      phone: row.phoneMasked === '' ? null : row.phoneMasked,
      image: row.image,
      voidedAt: row.voidedAt,
      voidReason: row.voidReason,
    })),
  }
}

export async function viewOf(ctx: Ctx, paper: PaperRow) {
  const document = await documentOf(ctx, paper)
  const signed = new Set(document.signatures.filter(item => item.voidedAt === null).map(item => item.role))
  return {
    id: paper.id,
    subjectKind: paper.subjectKind,
    subjectId: paper.subjectId,
    threadId: paper.threadId,
    document,
    slots: definitionOf(paper.kind).signatures.map(slot => ({ ...slot, signed: signed.has(slot.role) })),
  }
}
