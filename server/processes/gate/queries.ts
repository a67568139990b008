import { type Insertable, type Selectable, sql } from 'kysely'
import type { GatePassesTable, GateScansTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type PassRow = Selectable<GatePassesTable>

export async function insertPass(ctx: Ctx, row: Insertable<GatePassesTable>): Promise<void> {
  await ctx.db.insertInto('gatePasses').values(row).execute()
}

export async function setPassPaper(ctx: Ctx, id: string, paperId: string): Promise<void> {
  await ctx.db.updateTable('gatePasses').set({ paperId }).where('id', '=', id).execute()
}

export async function passByToken(ctx: Ctx, token: string): Promise<PassRow | undefined> {
  return ctx.db
    .selectFrom('gatePasses')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('token', '=', token)
    .forUpdate()
    .executeTakeFirst()
}

export async function lockPass(ctx: Ctx, id: string): Promise<PassRow | undefined> {
  return ctx.db
    .selectFrom('gatePasses')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The pass of a visit, or of one order of it, that was not taken back. */
export async function passInForce(ctx: Ctx, visitId: string, orderId: string | null): Promise<PassRow | undefined> {
  return ctx.db
    .selectFrom('gatePasses')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('orderId', orderId === null ? 'is' : '=', orderId)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
}

/** Opens the gate on this pass; false when somebody else was quicker. */
export async function spendPass(ctx: Ctx, id: string, by: string | null): Promise<boolean> {
  const row = await ctx.db
    .updateTable('gatePasses')
    .set({ usedAt: ctx.now, usedBy: by })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function markVoided(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ctx.db.updateTable('gatePasses').set({ voidedAt: ctx.now, voidReason: reason }).where('id', '=', id).execute()
}

export async function insertScan(ctx: Ctx, row: Insertable<GateScansTable>): Promise<void> {
  await ctx.db.insertInto('gateScans').values(row).execute()
}

/** Passes with the number and hash of their paper. */
export async function listPasses(ctx: Ctx, filter: { visitId: string } | { livePlate: string }) {
  let query = ctx.db
    .selectFrom('gatePasses as pass')
    .innerJoin('papers', 'papers.id', 'pass.paperId')
    .leftJoin('staff', 'staff.id', 'pass.issuedBy')
    .select([
      'pass.id',
      'pass.visitId',
      'pass.orderId',
      'pass.kind',
      'pass.plate',
      'pass.token',
      'papers.number',
      'papers.id as paperId',
      'papers.contentHash',
      'pass.issuedAt',
      'staff.name as issuedBy',
      'pass.validUntil',
      'pass.usedAt',
    ])
    .where('pass.storeId', '=', ctx.store.id)
    .where('pass.voidedAt', 'is', null)
  query =
    'visitId' in filter
      ? query.where('pass.visitId', '=', filter.visitId)
      : query.where('pass.plate', '=', filter.livePlate).where('pass.usedAt', 'is', null)
  const rows = await query.orderBy('pass.issuedAt', 'desc').limit(20).execute()
  return rows.map(row => ({ ...row, issuedBy: row.issuedBy ?? '' }))
}

export async function listScans(ctx: Ctx, page: { before: { at: string; id: string } | undefined; limit: number }) {
  let query = ctx.db
    .selectFrom('gateScans as scan')
    .leftJoin('gatePasses as pass', 'pass.id', 'scan.passId')
    .leftJoin('papers', 'papers.id', 'pass.paperId')
    .leftJoin('staff', 'staff.id', 'scan.scannedBy')
    .select(['scan.id', 'scan.at', 'scan.plate', 'scan.outcome', 'papers.number', 'staff.name as by'])
    .where('scan.storeId', '=', ctx.store.id)
  const { before } = page
  if (before) query = query.where(sql<boolean>`(scan.at, scan.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return query.orderBy('scan.at', 'desc').orderBy('scan.id', 'desc').limit(page.limit).execute()
}
