import { type Insertable, type Selectable, sql } from 'kysely'
import type { ApprovalsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type ApprovalRow = Selectable<ApprovalsTable>

export type NewApprovalRow = Pick<ApprovalRow, 'id' | 'threadId' | 'amountFen'> & Insertable<ApprovalsTable>

export async function insertApproval(ctx: Ctx, row: NewApprovalRow): Promise<void> {
  await ctx.db.insertInto('approvals').values(row).execute()
}

export async function lastGranted(ctx: Ctx, kind: string, subjectId: string) {
  return ctx.db
    .selectFrom('approvals')
    .select(['id', 'amountFen', 'decidedBy'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'granted')
    .where('nextRoles', '=', sql<string[]>`'{}'`)
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function lockApproval(ctx: Ctx, id: string): Promise<ApprovalRow | undefined> {
  return ctx.db
    .selectFrom('approvals')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function namesOfGranters(ctx: Ctx, kind: string, subjectId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('approvals as a')
    .innerJoin('staff as s', 's.id', 'a.decidedBy')
    .select('s.name')
    .where('a.storeId', '=', ctx.store.id)
    .where('a.kind', '=', kind)
    .where('a.subjectId', '=', subjectId)
    .where('a.state', '=', 'granted')
    .orderBy('a.decidedAt')
    .orderBy('a.step')
    .execute()
  return rows.map(row => row.name)
}

/** Who granted the steps before this one. */
export async function grantersBefore(ctx: Ctx, asked: ApprovalRow): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('approvals')
    .select('decidedBy')
    .where('storeId', '=', ctx.store.id)
    .where(eb => eb.or([eb('id', '=', asked.firstId), eb('firstId', '=', asked.firstId)]))
    .where('step', '<', asked.step)
    .execute()
  return rows.flatMap(row => row.decidedBy ?? [])
}

export async function lockAsked(ctx: Ctx, kind: string, subjectId: string): Promise<ApprovalRow | undefined> {
  return ctx.db
    .selectFrom('approvals')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'asked')
    .forUpdate()
    .executeTakeFirst()
}

export async function closeApproval(
  ctx: Ctx,
  id: string,
  end: { state: 'granted' | 'refused' | 'withdrawn'; by: string | null; note: string; version: number },
): Promise<void> {
  await ctx.db
    .updateTable('approvals')
    .set({ state: end.state, decidedBy: end.by, decidedAt: ctx.now, decisionNote: end.note, version: end.version })
    .where('id', '=', id)
    .execute()
}
