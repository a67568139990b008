import type { Ctx } from '#server/kernel/context.ts'

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

/** The marks on the drawing of the car that stand, by number. */
export async function markedPartsOf(ctx: Ctx, visitId: string): Promise<{ no: number; part: string }[]> {
  return ctx.db
    .selectFrom('carMarks')
    .select(['no', 'part'])
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .where('removedAt', 'is', null)
    .orderBy('no')
    .execute()
}

/** Was the cause found, in this visit or in the one the customer agreed to the estimate in? */
export async function wasDiagnosed(
  ctx: Ctx,
  order: { estimateId: string | null },
  visit: { diagnosedAt: string | null },
): Promise<boolean> {
  if (visit.diagnosedAt !== null || order.estimateId === null) return visit.diagnosedAt !== null
  const earlier = await ctx.db
    .selectFrom('estimates as e')
    .innerJoin('visits as v', 'v.id', 'e.visitId')
    .select('v.diagnosedAt')
    .where('e.id', '=', order.estimateId)
    .where('e.storeId', '=', ctx.store.id)
    .executeTakeFirst()
  return (earlier?.diagnosedAt ?? null) !== null
}
