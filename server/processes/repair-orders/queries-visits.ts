import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** When the cause was established; null when that no longer stands. */
export async function setDiagnosed(ctx: Ctx, visitId: string, at: Instant | null): Promise<void> {
  await ctx.db
    .updateTable('visits')
    .set({ diagnosedAt: at })
    .where('id', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .execute()
}

/** What the customer told when asked in order, as one sentence; nothing when nobody asked. */
export async function inquirySummaryOf(ctx: Ctx, visitId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('inquiries')
    .select('summary')
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
  return row?.summary
}
