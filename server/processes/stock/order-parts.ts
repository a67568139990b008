import { sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { type PartsReadiness, type RequestFacts, readinessOf } from '#domain/processes/stock/request-state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { requestViews } from './queries-requests.ts'
import { shortageViews } from './queries-shortages.ts'
import { billedParts, slipLines, slipViews } from './queries-slips.ts'

/** Parts readiness of an order, one of its axes. */
export async function partsReadiness(ctx: Ctx, orderId: string): Promise<PartsReadiness> {
  return (await partsReadinessOf(ctx, [orderId])).get(orderId) ?? 'none'
}

/** The same for many orders at once, for boards. */
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
  const { rows } = await sql<{ at: Instant | null }>`WITH missing AS (
      SELECT s.expected_at, p.lead_days FROM shortages s JOIN parts p ON p.id = s.part_id
        WHERE s.store_id = ${ctx.store.id} AND s.order_id = ${orderId} AND s.state IN ('asked', 'ordered')
      UNION ALL SELECT NULL, p.lead_days FROM order_lines l JOIN parts p ON p.id = l.part_id
        LEFT JOIN stock_balances b ON b.store_id = l.store_id AND b.part_id = l.part_id
        WHERE l.store_id = ${ctx.store.id} AND l.order_id = ${orderId} AND NOT l.customer_supplied
          AND l.state IN ('proposed', 'approved')
          AND l.qty_milli > coalesce(b.on_hand_milli - b.reserved_milli, 0)
          AND NOT EXISTS (SELECT FROM part_requests r WHERE r.order_line_id = l.id AND r.cancelled_at IS NULL))
    SELECT max(coalesce(expected_at, ${ctx.now}::timestamptz + lead_days * interval '1 day')) AS at FROM missing`.execute(
    ctx.db,
  )
  return rows[0]?.at ?? null
}

/** Slips that settlement does not have yet. @see mustHaveAllSlips */
export async function openSlipsOf(ctx: Ctx, orderId: string): Promise<{ id: string; number: string; kind: string }[]> {
  const slips = ctx.db.selectFrom('partSlips').select(['id', 'number', 'kind']).where('storeId', '=', ctx.store.id)
  return slips.where('orderId', '=', orderId).where('state', '=', 'open').orderBy('number').execute()
}

/** Refuses, with the numbers, to total an order of which settlement does not have all slips (PRT-23, DLV-03). */
export async function mustHaveAllSlips(ctx: Ctx, orderId: string): Promise<void> {
  const open = await openSlipsOf(ctx, orderId)
  if (open.length > 0) throw refuse(stockRefusals.totalled, { numbers: open.map(slip => slip.number).join('、') })
}

/** What went out and stayed out per order line, and what it cost the house: quantity to bill, and its cost. */
export async function issuedByLine(
  ctx: Ctx,
  orderId: string,
): Promise<ReadonlyMap<string, { issuedMilli: number; costFen: Fen }>> {
  const billed = await billedParts(ctx, orderId)
  return new Map(billed.map(({ orderLineId, issuedMilli, costFen }) => [orderLineId, { issuedMilli, costFen }]))
}

export const showOrderParts: Handlers<typeof partsContract>['ofOrder'] = async (ctx, input) => {
  const orders = ctx.db.selectFrom('repairOrders').select(['money', 'cancelledAt']).where('storeId', '=', ctx.store.id)
  const order = found(await orders.where('id', '=', input.orderId).executeTakeFirst())
  const open = order.cancelledAt === null && order.money === 'open'
  const costs = ctx.can('catalogue.costs')
  const lines = (await slipLines(ctx, input.orderId)).map(line => ({ ...line, costFen: costs ? line.costFen : null }))
  const slips = await slipViews(ctx, sql`s.order_id = ${input.orderId}`)
  const billed = await billedParts(ctx, input.orderId)
  return {
    orderId: input.orderId,
    readiness: await partsReadiness(ctx, input.orderId),
    requests: await requestViews(ctx, sql`r.order_id = ${input.orderId}`),
    slips: slips.map(slip => ({ ...slip, lines: lines.filter(line => line.slipId === slip.id) })),
    shortages: await shortageViews(ctx, sql`s.order_id = ${input.orderId}`),
    billed: billed.map(line => ({ ...line, costFen: costs ? line.costFen : null })),
    can: {
      request: open && ctx.can('parts.request'),
      issue: open && ctx.can('parts.issue'),
      giveBack: open && ctx.can('parts.return'),
      acknowledge: ctx.can('parts.acknowledge'),
      hand: open && ctx.can('parts.hand'),
    },
  }
}
