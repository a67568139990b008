import { addDaysOn, type DateOn, dateOn } from '#domain/kernel/time.ts'
import { ledgerRefusals } from '#domain/mechanisms/ledgers/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'

/** Through which day a cashier's drawer is counted and sealed. */
export async function closedThrough(ctx: Ctx, cashierId: string): Promise<DateOn | null> {
  const row = await ctx.db
    .selectFrom('drawers')
    .select('closedThroughOn')
    .where('storeId', '=', ctx.store.id)
    .where('cashierId', '=', cashierId)
    .executeTakeFirst()
  return row?.closedThroughOn ?? null
}

/**
 * The business day money of this drawer belongs to. By hand nothing comes into a closed day; what a provider reports
 * after the closing has come in all the same, so it counts for the next day.
 */
export async function openDayOf(ctx: Ctx, cashierId: string | null): Promise<DateOn> {
  const today = dateOn(ctx.now, ctx.store.zone)
  if (cashierId === null) return today
  const sealedOn = await closedThrough(ctx, cashierId)
  if (sealedOn === null || today > sealedOn) return today
  if (staffIdOrNull(ctx) === cashierId) throw refuse(ledgerRefusals.drawerClosed, { day: sealedOn })
  return addDaysOn(sealedOn, 1)
}

/** Refuses before anything begins that will bring money into the drawer of whoever acts. */
export async function checkDrawerOpen(ctx: Ctx): Promise<void> {
  await openDayOf(ctx, staffIdOrNull(ctx))
}
