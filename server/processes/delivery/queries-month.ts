import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

type Delivered = {
  orderId: string
  number: string | null
  plate: string
  firstPromisedAt: string | null
  promisedAt: string | null
  deliveredAt: string
  pickupMinutes: number | null
  pickupGoalMinutes: number | null
}

/** Orders handed over in a span of time, with what was promised. */
export async function ordersDelivered(ctx: Ctx, span: { from: Instant; to: Instant }): Promise<Delivered[]> {
  const { rows } = await sql<Delivered>`SELECT o.id AS order_id, o.number, coalesce(v.plate, '') AS plate,
      coalesce(o.first_promised_at, o.promised_at) AS first_promised_at, o.promised_at, o.delivered_at,
      d.pickup_minutes, d.pickup_goal_minutes
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id LEFT JOIN deliveries d ON d.order_id = o.id
    WHERE o.store_id = ${ctx.store.id} AND o.cancelled_at IS NULL
      AND o.delivered_at >= ${span.from}::timestamptz AND o.delivered_at < ${span.to}::timestamptz
    ORDER BY o.delivered_at DESC, o.id`.execute(ctx.db)
  return rows
}

/** DLV-17: how often the customer had to do something since the pick-up began: pay, or sign, one stroke for several papers being one. */
export async function customerSteps(ctx: Ctx, orderId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ steps: number }>`SELECT (
      (SELECT count(DISTINCT s.signed_at) FROM paper_signatures s JOIN papers p ON p.id = s.paper_id
        WHERE p.thread_id = ${orderId} AND s.role = 'customer' AND s.signed_at >= ${since}::timestamptz)
      + (SELECT count(*) FROM payments m JOIN statements t ON t.id = m.statement_id
        WHERE t.order_id = ${orderId} AND m.state = 'succeeded' AND m.started_at >= ${since}::timestamptz)
    )::int AS steps`.execute(ctx.db)
  return rows[0]?.steps ?? 0
}
