import type { Insertable, Selectable } from 'kysely'
import type { SettlementDemandsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type DemandRow = Selectable<SettlementDemandsTable>

export async function insertDemand(ctx: Ctx, row: Insertable<SettlementDemandsTable>): Promise<void> {
  await ctx.db.insertInto('settlementDemands').values(row).execute()
}

export async function lockDemand(ctx: Ctx, id: string): Promise<DemandRow | undefined> {
  return ctx.db
    .selectFrom('settlementDemands')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveDemand(
  ctx: Ctx,
  demand: DemandRow,
  columns: Partial<Pick<DemandRow, 'state' | 'decidedBy' | 'decidedAt' | 'note'>>,
): Promise<void> {
  await ctx.db
    .updateTable('settlementDemands')
    .set({ ...columns, version: demand.version + 1 })
    .where('id', '=', demand.id)
    .execute()
}

/** All demands of an order, the newest last; a bill made anew keeps those of the reversed one. */
export async function demandsOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('settlementDemands as d')
    .innerJoin('staff', 'staff.id', 'd.askedBy')
    .select(['d.id', 'd.kind', 'd.words', 'd.discountPpm', 'd.state', 'd.askedAt', 'd.decidedBy', 'd.decidedAt'])
    .select(['d.note', 'd.version', 'staff.name as askedBy'])
    .where('d.storeId', '=', ctx.store.id)
    .where('d.orderId', '=', orderId)
    .orderBy('d.askedAt')
    .orderBy('d.id')
    .execute()
}

/** The discount that was allowed last on an order, whether a bill bears it already or not. */
export async function discountAllowed(ctx: Ctx, orderId: string): Promise<DemandRow | undefined> {
  return ctx.db
    .selectFrom('settlementDemands')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('orderId', '=', orderId)
    .where('kind', '=', 'discount')
    .where('state', 'in', ['granted', 'applied'])
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
