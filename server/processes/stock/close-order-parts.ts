import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import { stillOpen } from './cover-requests.ts'
import { lockRequests, partTitle } from './queries-requests.ts'
import { billedParts, openSlips } from './queries-slips.ts'
import { partsBooked } from './signals.ts'

/** Slips that settlement does not have yet. */
export async function openSlipsOf(ctx: Ctx, orderId: string): Promise<{ id: string; number: string; kind: string }[]> {
  return openSlips(ctx, orderId)
}

/**
 * Before an order is totalled: what was asked for is issued or called off, and settlement has every slip (PRT-23,
 * DLV-03). The order then hears what was really built in, and is billed by it.
 */
export async function closeOrderParts(ctx: Ctx, orderId: string): Promise<void> {
  await mustBeFetched(ctx, orderId)
  const open = await openSlips(ctx, orderId)
  if (open.length > 0) throw refuse(stockRefusals.totalled, { numbers: open.map(slip => slip.number).join('、') })
  await tellOrder(ctx, orderId, { final: true })
}

/** Refuses while a part of the order is still to be issued, or was issued for a line that is gone. */
export async function mustBeFetched(ctx: Ctx, orderId: string): Promise<void> {
  const requests = (await lockRequests(ctx, { orderId })).filter(request => request.cancelledAt === null)
  const unissued = requests.filter(request => stillOpen(request) > 0)
  if (unissued.length > 0) throw refuse(stockRefusals.unissued, { parts: unissued.map(partTitle).join('、') })
  const stray = requests.filter(request => request.issuedMilli > 0 && request.lineId === null)
  if (stray.length > 0) throw refuse(stockRefusals.strayParts, { parts: stray.map(partTitle).join('、') })
}

/** The order's lines carry what their parts cost. */
export async function tellOrder(ctx: Ctx, orderId: string, { final } = { final: false }): Promise<void> {
  await emit(ctx, partsBooked, { orderId, lines: await billedParts(ctx, orderId), final })
}
