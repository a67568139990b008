import { newId } from '#domain/kernel/id.ts'
import { paperRefusals } from '#domain/mechanisms/papers/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import { type PaperRow, paperById, signaturesOn } from './queries.ts'
import { definitionOf } from './registry.ts'
import { paperSigned } from './signals.ts'
import { cleanSignature } from './signature-image.ts'

export type Signing = {
  paperId: string
  role: string
  method: 'drawn' | 'code' | 'staff'
  signerName: string
  image?: string | null
  personId?: string | null
  /** What the signer saw; refused when the paper reads otherwise by now. */
  contentHash?: string
}

/** Puts one signature on a paper in force, bound to the hash of its content. */
export async function signPaper(ctx: Ctx, signing: Signing): Promise<{ complete: boolean }> {
  const paper = found(await paperById(ctx, signing.paperId, { lock: true }))
  const slots = definitionOf(paper.kind).signatures
  const slot = slots.find(item => item.role === signing.role)
  if (!slot) throw refuse(paperRefusals.unknownRole, { role: signing.role })
  if (paper.state === 'voided') throw refuse(paperRefusals.notOpen)
  if (signing.contentHash !== undefined && signing.contentHash !== paper.contentHash)
    throw refuse(paperRefusals.otherContent)
  if (signing.method === 'drawn' && !signing.image) throw refuse(paperRefusals.imageNeeded)
  const standing = (await signaturesOn(ctx, paper.id)).filter(row => row.voidedAt === null)
  if (standing.some(row => row.role === signing.role)) throw refuse(paperRefusals.signedAlready, { label: slot.label })
  const image = signing.image ? await cleanSignature(signing.image) : null
  await insertSignature(ctx, paper, { ...signing, image })
  const roles = new Set([...standing.map(row => row.role), signing.role])
  const complete = slots.every(item => !item.required || roles.has(item.role))
  await ctx.db
    .updateTable('papers')
    .set({ state: complete ? 'signed' : paper.state, pdfFileId: null, version: paper.version + 1 })
    .where('id', '=', paper.id)
    .execute()
  const subject = { kind: paper.subjectKind, id: paper.subjectId }
  ctx.record({
    event: 'paper.signed',
    subject: { kind: 'paper', id: paper.id },
    threadId: paper.threadId ?? paper.subjectId,
    data: {
      kind: paper.kind,
      number: paper.number,
      role: signing.role,
      method: signing.method,
      contentHash: paper.contentHash,
    },
  })
  await emit(ctx, paperSigned, {
    paperId: paper.id,
    kind: paper.kind,
    subject,
    threadId: paper.threadId,
    role: signing.role,
    complete,
  })
  return { complete }
}

async function insertSignature(ctx: Ctx, paper: PaperRow, signing: Signing): Promise<void> {
  await ctx.db
    .insertInto('paperSignatures')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      paperId: paper.id,
      role: signing.role,
      signerName: signing.signerName,
      personId: signing.personId ?? null,
      staffId: signing.method === 'staff' ? staffIdOrNull(ctx) : null,
      method: signing.method,
      phoneMasked: signing.method === 'code' ? await phoneOf(ctx, signing.personId) : '',
      image: signing.image ?? null,
      consentText: '本人已阅读并确认本单据的全部内容',
      contentHash: paper.contentHash,
      signedAt: ctx.now,
      device: ctx.device,
      address: ctx.address,
    })
    .execute()
}

/** The code proves a telephone: which one is part of the proof, masked as on every paper. */
async function phoneOf(ctx: Ctx, personId: string | null | undefined): Promise<string> {
  if (!personId) return ''
  const row = await ctx.db.selectFrom('people').select('phoneMasked').where('id', '=', personId).executeTakeFirst()
  return row?.phoneMasked ?? ''
}
