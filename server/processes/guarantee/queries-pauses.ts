import type { Insertable, Selectable } from 'kysely'
import type { GuaranteePausesTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type PauseRow = Selectable<GuaranteePausesTable>

/** What is taken out of the days of these repairs, as it stands. */
export async function pausesOf(ctx: Ctx, orderIds: readonly string[]): Promise<PauseRow[]> {
  if (orderIds.length === 0) return []
  return ctx.db
    .selectFrom('guaranteePauses')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('orderId', 'in', orderIds)
    .where('withdrawnAt', 'is', null)
    .orderBy('fromAt')
    .execute()
}

export async function insertPause(ctx: Ctx, row: Insertable<GuaranteePausesTable>): Promise<void> {
  await ctx.db.insertInto('guaranteePauses').values(row).execute()
}

export async function lockPause(ctx: Ctx, id: string): Promise<PauseRow | undefined> {
  return ctx.db
    .selectFrom('guaranteePauses')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function savePause(
  ctx: Ctx,
  pause: PauseRow,
  columns: Partial<Pick<PauseRow, 'toAt' | 'withdrawnAt' | 'withdrawnBy' | 'withdrawnReason'>>,
): Promise<number> {
  const version = pause.version + 1
  await ctx.db
    .updateTable('guaranteePauses')
    .set({ ...columns, version })
    .where('id', '=', pause.id)
    .execute()
  return version
}
