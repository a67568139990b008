import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import { type PartsReadiness, type RequestFacts, readinessOf } from '#domain/processes/stock/request-state.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Parts readiness of many orders at once, for boards. */
export async function partsReadinessOf(
  ctx: Ctx,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, PartsReadiness>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<RequestFacts & { orderId: string }>`SELECT r.order_id, r.wanted_milli, r.reserved_milli,
      r.issued_milli, r.cancelled_at, s.id IS NOT NULL AS waiting
    FROM part_requests r LEFT JOIN shortages s ON s.request_id = r.id AND s.state IN ('asked', 'ordered')
    WHERE r.store_id = ${ctx.store.id} AND r.order_id = ANY(${orderIds}::uuid[])`.execute(ctx.db)
  const byOrder = Map.groupBy(rows, row => row.orderId)
  return new Map([...byOrder].map(([orderId, requests]) => [orderId, readinessOf(requests)]))
}

/**
 * When the last part an order waits for is expected; null when it waits for none. What is on order comes when it was
 * promised; what is only short, on a line not yet asked for too, comes after its usual lead time.
 */
export async function partsArrival(ctx: Ctx, orderId: string): Promise<Instant | null> {
  return (await partsArrivals(ctx, [orderId])).get(orderId) ?? null
}

/** The same of many orders; one that waits for nothing is missing. */
export async function partsArrivals(ctx: Ctx, orderIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ orderId: string; at: Instant }>`WITH missing AS (
      SELECT s.order_id, s.expected_at, p.lead_days FROM shortages s JOIN parts p ON p.id = s.part_id
        WHERE s.store_id = ${ctx.store.id} AND s.order_id = ANY(${orderIds}::uuid[]) AND s.state IN ('asked', 'ordered')
      UNION ALL SELECT l.order_id, NULL, p.lead_days FROM order_lines l JOIN parts p ON p.id = l.part_id
        LEFT JOIN stock_balances b ON b.store_id = l.store_id AND b.part_id = l.part_id
        WHERE l.store_id = ${ctx.store.id} AND l.order_id = ANY(${orderIds}::uuid[]) AND NOT l.customer_supplied
          AND l.state IN ('proposed', 'approved')
          AND l.qty_milli > coalesce(b.on_hand_milli - b.reserved_milli, 0)
          AND NOT EXISTS (SELECT FROM part_requests r WHERE r.order_line_id = l.id AND r.cancelled_at IS NULL))
    SELECT order_id, max(coalesce(expected_at, ${ctx.now}::timestamptz + lead_days * interval '1 day')) AS at
    FROM missing GROUP BY order_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.orderId, row.at]))
}

/** How many days each part takes when it is not on the shelf. */
export async function leadDaysOf(ctx: Ctx, partIds: readonly string[]): Promise<Map<string, number>> {
  if (partIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('parts')
    .select(['id', 'leadDays'])
    .where('id', 'in', [...partIds])
    .execute()
  return new Map(rows.map(row => [row.id, row.leadDays]))
}
