import { type Insertable, sql } from 'kysely'
import type { OpenItemsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function insertOpenItem(ctx: Ctx, row: Insertable<OpenItemsTable>): Promise<boolean> {
  const inserted = await ctx.db
    .insertInto('openItems')
    .values(row)
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Items of a car in this store; what is unsafe first, then the newest. What a former owner wished for is not shown. */
export async function listOpenItems(ctx: Ctx, vehicleId: string, options: { closedToo: boolean }) {
  let query = ctx.db
    .selectFrom('openItems')
    .leftJoin('staff', 'staff.id', 'openItems.createdBy')
    .select([
      'openItems.id',
      'openItems.kind',
      'openItems.text',
      'openItems.reason',
      'openItems.safety',
      'openItems.amountFen',
      'openItems.contactOn',
      'openItems.sourceKind',
      'openItems.sourceId',
      'openItems.createdAt',
      'openItems.state',
      'openItems.closedAt',
      'openItems.closeNote',
      'staff.name as createdByName',
    ])
    .where('openItems.storeId', '=', ctx.store.id)
    .where('openItems.vehicleId', '=', vehicleId)
    .where(notOfFormerOwner)
    .orderBy('safety', 'desc')
    .orderBy('openItems.createdAt', 'desc')
    .limit(200)
  if (!options.closedToo) query = query.where('state', '=', 'open')
  return query.execute()
}

export async function lockOpenItem(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('openItems').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function endOpenItem(
  ctx: Ctx,
  id: string,
  end: { state: 'taken' | 'dropped'; note: string; by: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('openItems')
    .set({ state: end.state, closeNote: end.note, closedBy: end.by, closedAt: ctx.now })
    .where('id', '=', id)
    .execute()
}

const notOfFormerOwner = sql<boolean>`(open_items.kind <> 'wish' OR NOT EXISTS (SELECT FROM vehicle_people former
  WHERE former.vehicle_id = open_items.vehicle_id AND former.role = 'owner' AND former.until > open_items.created_at))`
