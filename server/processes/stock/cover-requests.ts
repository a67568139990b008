import { openMilli, uncoveredMilli } from '#domain/processes/stock/request-state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { releaseStock, reserveAvailable } from '#server/mechanisms/ledgers/stock.ts'
import { subjectOf } from './order-head.ts'
import type { OrderHead } from './queries-orders.ts'
import { type LockedRequest, saveRequest } from './queries-requests.ts'
import { followShortage } from './shortages.ts'

/** Puts aside for each request what lies in stock and asks the parts department for the rest. @returns how many are short */
export async function coverRequests(ctx: Ctx, order: OrderHead, requests: readonly LockedRequest[]): Promise<number> {
  const open = requests.filter(request => request.cancelledAt === null && uncovered(request) > 0)
  if (open.length === 0) return 0
  const lines = open.map(request => ({ partId: request.partId, qtyMilli: uncovered(request) }))
  const got = await reserveAvailable(ctx, { subject: subjectOf(order.id), lines })
  let short = 0
  for (const [index, request] of open.entries()) {
    const taken = got[index] ?? 0
    const missing = uncovered(request) - taken
    if (taken > 0) await saveRequest(ctx, request.id, { reservedMilli: request.reservedMilli + taken })
    await followShortage(ctx, order, request, missing)
    if (missing > 0) short++
  }
  return short
}

/** Lowers or ends what is wanted of a request: frees what was put aside too much, and ends its shortage when it is none. */
export async function lowerRequest(
  ctx: Ctx,
  order: OrderHead,
  request: LockedRequest,
  wantedMilli: number,
  cancelReason?: string,
): Promise<number> {
  const keep = Math.max(0, Math.min(request.reservedMilli, wantedMilli - request.issuedMilli))
  const free = request.reservedMilli - keep
  const ended = cancelReason === undefined ? {} : { cancelledAt: ctx.now, cancelReason }
  const version = await saveRequest(ctx, request.id, { wantedMilli, reservedMilli: keep, ...ended })
  await followShortage(ctx, order, request, wantedMilli - request.issuedMilli - keep)
  if (free > 0) {
    await releaseStock(ctx, { subject: subjectOf(order.id), lines: [{ partId: request.partId, qtyMilli: free }] })
  }
  return version
}

export function uncovered(request: LockedRequest): number {
  return uncoveredMilli({ ...request, waiting: false })
}

export function stillOpen(request: LockedRequest): number {
  return openMilli({ ...request, waiting: false })
}
