import type { Insertable, Selectable } from 'kysely'
import type { ApprovalsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type ApprovalRow = Selectable<ApprovalsTable>

export async function insertApproval(ctx: Ctx, row: Insertable<ApprovalsTable>): Promise<void> {
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
