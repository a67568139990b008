import type { Selectable } from 'kysely'
import type { TechnicianCallsTable } from '#db/types.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

export type CallRow = Selectable<TechnicianCallsTable>

export async function insertCall(ctx: Ctx, row: Pick<CallRow, 'id' | 'visitId' | 'reason' | 'dueAt'>): Promise<void> {
  const { id, visitId, reason, dueAt } = row
  await ctx.db
    .insertInto('technicianCalls')
    .values({ id, storeId: ctx.store.id, visitId, reason, dueAt, calledBy: staffId(ctx), calledAt: ctx.now })
    .execute()
}

export async function lockCall(ctx: Ctx, id: string): Promise<CallRow | undefined> {
  return ctx.db.selectFrom('technicianCalls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateCall(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<CallRow, 'state' | 'acceptedBy' | 'acceptedAt' | 'arrivedAt' | 'endedAt' | 'outcome'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('technicianCalls')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function callsOf(ctx: Ctx, visitId: string) {
  return ctx.db
    .selectFrom('technicianCalls')
    .innerJoin('staff as caller', 'caller.id', 'technicianCalls.calledBy')
    .leftJoin('staff as helper', 'helper.id', 'technicianCalls.acceptedBy')
    .selectAll('technicianCalls')
    .select(['caller.name as callerName', 'helper.name as helperName'])
    .where('technicianCalls.visitId', '=', visitId)
    .where('technicianCalls.storeId', '=', ctx.store.id)
    .orderBy('calledAt', 'desc')
    .execute()
}
