import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'
import type { OrderRecord } from './queries.ts'

export type LinkedOrder = { id: string; number: string | null; createdAt: string; cause: string }

/** The links both ways: what this order mends, and what was opened later to mend it. */
export async function linkedOrders(
  ctx: Ctx,
  order: OrderRecord,
): Promise<{
  original: LinkedOrder | null
  reworks: LinkedOrder[]
}> {
  const { rows } = await sql<LinkedOrder>`SELECT id, number, created_at, rework_cause AS cause FROM repair_orders
    WHERE store_id = ${ctx.store.id} AND cancelled_at IS NULL
      AND (id = ${order.originalOrderId} OR original_order_id = ${order.id}) ORDER BY created_at`.execute(ctx.db)
  return {
    original: rows.find(row => row.id === order.originalOrderId) ?? null,
    reworks: rows.filter(row => row.id !== order.originalOrderId),
  }
}
