import { type Insertable, sql } from 'kysely'
import type { CouponsTable, MembersTable, PointEntriesTable, PointLotsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function memberOf(ctx: Ctx, personId: string) {
  return ctx.db
    .selectFrom('members')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('personId', '=', personId)
    .executeTakeFirst()
}

export async function insertMember(ctx: Ctx, row: Insertable<MembersTable>): Promise<void> {
  await ctx.db.insertInto('members').values(row).execute()
}

/** Whoever takes points holds the member first, so that two never count the same lots. */
export async function lockLots(ctx: Ctx, memberId: string) {
  await ctx.db.selectFrom('members').select('id').where('id', '=', memberId).forUpdate().execute()
  return lotsOf(ctx, memberId)
}

export async function lotsOf(ctx: Ctx, memberId: string) {
  return ctx.db
    .selectFrom('pointLots')
    .select(['id', 'leftPoints', 'expiresOn'])
    .where('memberId', '=', memberId)
    .where('leftPoints', '>', 0)
    .orderBy('expiresOn')
    .orderBy('id')
    .execute()
}

export async function lockLot(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('pointLots').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertLot(ctx: Ctx, row: Insertable<PointLotsTable>): Promise<void> {
  await ctx.db.insertInto('pointLots').values(row).execute()
}

/** An entry and what it does to its lot, in one breath. */
export async function postPoints(ctx: Ctx, row: Insertable<PointEntriesTable>): Promise<void> {
  await ctx.db.insertInto('pointEntries').values(row).execute()
  if (row.kind === 'earn') return
  await ctx.db
    .updateTable('pointLots')
    .set(eb => ({ leftPoints: eb('leftPoints', '+', row.points) }))
    .where('id', '=', row.lotId)
    .execute()
}

export async function hasEarned(ctx: Ctx, statementId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('pointEntries')
    .select('id')
    .where('subjectId', '=', statementId)
    .where('kind', '=', 'earn')
    .executeTakeFirst()
  return row !== undefined
}

/** The lot a settled bill earned. */
export async function lotEarnedBy(ctx: Ctx, statementId: string) {
  return ctx.db
    .selectFrom('pointEntries as e')
    .innerJoin('pointLots as l', 'l.id', 'e.lotId')
    .select(['l.id', 'l.leftPoints'])
    .where('e.subjectId', '=', statementId)
    .where('e.kind', '=', 'earn')
    .executeTakeFirst()
}

/** What bills that were taken back earned and the member had spent before it could be taken back. */
export async function keptOf(ctx: Ctx, statementIds: readonly string[]): Promise<number> {
  if (statementIds.length === 0) return 0
  const row = await ctx.db
    .selectFrom('pointEntries')
    .select(sql<number>`coalesce(sum(points), 0)::int`.as('points'))
    .where('subjectId', 'in', [...statementIds])
    .where('kind', 'in', ['earn', 'unearn'])
    .executeTakeFirst()
  return row?.points ?? 0
}

/** What a bill took and has not been given back. */
export async function takenFor(ctx: Ctx, statementId: string) {
  return ctx.db
    .selectFrom('pointEntries')
    .select(['memberId', 'lotId', sql<number>`sum(points)`.as('points')])
    .where('subjectId', '=', statementId)
    .where('kind', 'in', ['redeem', 'return'])
    .groupBy(['memberId', 'lotId'])
    .having(eb => eb(eb.fn.sum('points'), '<', 0))
    .execute()
}

export async function insertCoupon(ctx: Ctx, row: Insertable<CouponsTable>): Promise<void> {
  await ctx.db.insertInto('coupons').values(row).execute()
}

export async function lockUnusedCoupons(ctx: Ctx, memberId: string) {
  return ctx.db
    .selectFrom('coupons')
    .select(['id', 'amountFen', 'minimumFen', 'expiresOn'])
    .where('memberId', '=', memberId)
    .where('usedAt', 'is', null)
    .forUpdate()
    .execute()
}

export async function spendCoupon(ctx: Ctx, id: string, statementId: string, usedFen: number): Promise<void> {
  await ctx.db
    .updateTable('coupons')
    .set({ usedStatementId: statementId, usedFen, usedAt: ctx.now })
    .where('id', '=', id)
    .execute()
}

/** @returns how many coupons a bill had taken */
export async function returnCoupons(ctx: Ctx, statementId: string): Promise<number> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('coupons')
    .set({ usedStatementId: null, usedFen: null, usedAt: null })
    .where('usedStatementId', '=', statementId)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function couponsOf(ctx: Ctx, memberId: string) {
  return ctx.db
    .selectFrom('coupons')
    .select(['id', 'name', 'amountFen', 'minimumFen', 'expiresOn', 'usedFen'])
    .where('memberId', '=', memberId)
    .orderBy('expiresOn')
    .orderBy('id')
    .limit(200)
    .execute()
}

export type PointKind = 'earn' | 'redeem' | 'expire' | 'return' | 'unearn'

type EntryRow = {
  id: string
  kind: PointKind
  points: number
  reason: string
  statementId: string | null
  number: string | null
  by: string
  at: string
}

export async function entriesOf(ctx: Ctx, memberId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    SELECT e.id, e.kind, e.points, e.reason, s.id AS statement_id, s.number, coalesce(t.name, '') AS by, e.at
    FROM point_entries e LEFT JOIN statements s ON e.subject_kind = 'statement' AND s.id = e.subject_id
    LEFT JOIN staff t ON t.id = e.by_staff
    WHERE e.member_id = ${memberId} AND e.store_id = ${ctx.store.id} ORDER BY e.at DESC, e.id DESC LIMIT 200`.execute(
    ctx.db,
  )
  return rows
}
