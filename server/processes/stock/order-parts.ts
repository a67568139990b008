import type { Fen } from '#domain/kernel/money.ts'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import type { PartsReadiness } from '#domain/processes/stock/request-state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { orderFace } from './queries-orders.ts'
import { partsReadinessOf } from './queries-readiness.ts'
import { requestsOf } from './queries-requests.ts'
import { shortagesOf } from './queries-shortages.ts'
import { billedParts, slipLines, slipsOf } from './queries-slips.ts'

/** Parts readiness of an order, one of its axes. */
export async function partsReadiness(ctx: Ctx, orderId: string): Promise<PartsReadiness> {
  return (await partsReadinessOf(ctx, [orderId])).get(orderId) ?? 'none'
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
  const { open, ...face } = await orderFace(ctx, input.orderId)
  const costs = ctx.can('catalogue.costs')
  const lines = (await slipLines(ctx, input.orderId)).map(({ orderLineId: _for, ...line }) => ({
    ...line,
    costFen: costs ? line.costFen : null,
  }))
  const slips = await slipsOf(ctx, input.orderId)
  const billed = await billedParts(ctx, input.orderId)
  return {
    orderId: input.orderId,
    ...face,
    readiness: await partsReadiness(ctx, input.orderId),
    requests: await requestsOf(ctx, input.orderId),
    slips: slips.map(slip => ({ ...slip, lines: lines.filter(line => line.slipId === slip.id) })),
    shortages: await shortagesOf(ctx, input.orderId),
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
