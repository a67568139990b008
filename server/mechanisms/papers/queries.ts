import type { Selectable } from 'kysely'
import type { PaperSignaturesTable, PapersTable } from '#db/types.ts'
import type { PaperStore } from '#domain/mechanisms/papers/document.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type PaperRow = Selectable<PapersTable>
export type SignatureRow = Selectable<PaperSignaturesTable>

/** The newest revision of a kind of paper for a record, voided ones included. */
export async function lastPaper(ctx: Ctx, kind: string, subjectId: string): Promise<PaperRow | undefined> {
  return ctx.db
    .selectFrom('papers')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('kind', '=', kind)
    .orderBy('revision', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** The paper in force, or nothing when there is none or it was voided. */
export async function currentPaper(ctx: Ctx, kind: string, subjectId: string): Promise<PaperRow | undefined> {
  return ctx.db
    .selectFrom('papers')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('kind', '=', kind)
    .where('state', '<>', 'voided')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every paper in force of a visit or order, oldest first: the order's bundle. */
export async function papersOf(ctx: Ctx, threadId: string): Promise<PaperRow[]> {
  return ctx.db
    .selectFrom('papers')
    .selectAll()
    .where('threadId', '=', threadId)
    .where('state', '<>', 'voided')
    .orderBy('issuedAt')
    .execute()
}

export async function paperById(
  ctx: Ctx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<PaperRow | undefined> {
  const query = ctx.db.selectFrom('papers').selectAll().where('id', '=', id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function signaturesOn(ctx: Ctx, paperId: string): Promise<SignatureRow[]> {
  return ctx.db.selectFrom('paperSignatures').selectAll().where('paperId', '=', paperId).orderBy('signedAt').execute()
}

/** The store as the head of every paper prints it. */
export async function storeHead(ctx: Ctx): Promise<PaperStore> {
  const store = await ctx.db
    .selectFrom('stores')
    .select(['name', 'address', 'phone', 'creditCode', 'zone'])
    .where('id', '=', ctx.store.id)
    .executeTakeFirstOrThrow()
  const orNull = (text: string) => (text === '' ? null : text)
  return {
    name: store.name,
    address: orNull(store.address),
    phone: orNull(store.phone),
    creditCode: orNull(store.creditCode),
    timeZone: store.zone,
  }
}
