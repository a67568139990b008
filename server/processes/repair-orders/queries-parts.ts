import type { Ctx } from '#server/kernel/context.ts'

type PartsOnLine = {
  costFen: number
  qtyMilli?: number
  amountFen?: number
  discountFen?: number
  state?: 'cancelled'
}

/** Writes what became of a line's parts. */
export async function savePartsOnLine(ctx: Ctx, lineId: string, parts: PartsOnLine): Promise<void> {
  await ctx.db
    .updateTable('orderLines')
    .set(eb => ({ ...parts, version: eb('version', '+', 1) }))
    .where('id', '=', lineId)
    .execute()
}
