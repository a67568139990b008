import type { DateOn } from '#domain/kernel/time.ts'
import { payWays } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { holdAccounts } from './money.ts'
import { tillOf } from './till.ts'

/**
 * Holds a cashier's drawer still until the end of the transaction: every payment is booked before, or waits and finds
 * the day sealed. The tills come first, as each payment takes them first too.
 */
export async function holdDrawer(ctx: Ctx, cashierId: string): Promise<{ closedThroughOn: DateOn | null }> {
  await holdAccounts(
    ctx,
    payWays.map(way => tillOf(ctx, way)),
  )
  await ctx.db
    .insertInto('drawers')
    .values({ storeId: ctx.store.id, cashierId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return ctx.db
    .selectFrom('drawers')
    .select('closedThroughOn')
    .where('storeId', '=', ctx.store.id)
    .where('cashierId', '=', cashierId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Seals a held drawer through a day, or opens it again from the day after an earlier one. */
export async function sealDrawer(ctx: Ctx, cashierId: string, closedThroughOn: DateOn | null): Promise<void> {
  await ctx.db
    .updateTable('drawers')
    .set({ closedThroughOn })
    .where('storeId', '=', ctx.store.id)
    .where('cashierId', '=', cashierId)
    .execute()
}
