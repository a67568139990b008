import { formatQty } from '#domain/kernel/quantity.ts'
import type { partsContract } from '#domain/processes/stock/contract.ts'
import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { coverRequests, lowerRequest } from './cover-requests.ts'
import { mustBeOpen, mustBeSigned, subjectOf } from './order-head.ts'
import { orderHead, orderLine } from './queries-orders.ts'
import {
  insertRequest,
  isApproved,
  type LockedRequest,
  lockRequests,
  orderOfRequest,
  partTitle,
} from './queries-requests.ts'
import { syncOrderParts } from './sync-order-parts.ts'
import { tellCounter } from './tell-counter.ts'

type Api = Handlers<typeof partsContract>

/** A technician or adviser asks for one part; what is there is put aside at once, what is not is ordered (WKS-10). */
export const requestPart: Api['request'] = async (ctx, input) => {
  const order = await orderHead(ctx, input.orderId)
  mustBeOpen(order)
  const before = await lockRequests(ctx, { orderId: order.id })
  if (input.orderLineId !== null) await mustServeLine(ctx, order.id, input.orderLineId, before)
  const { id, orderLineId, partId, qtyMilli, note } = input
  await insertRequest(ctx, {
    id,
    orderId: order.id,
    orderLineId,
    partId,
    wantedMilli: qtyMilli,
    note,
    requestedBy: staffIdOrNull(ctx),
  })
  const request = found((await lockRequests(ctx, { ids: [id] }))[0])
  // What the customer has not agreed to is only asked for: nothing is put aside or ordered for it yet.
  if (isApproved(request)) await coverRequests(ctx, order, [request])
  await tellCounter(ctx, order, [request])
  const after = found((await lockRequests(ctx, { ids: [id] }))[0])
  return { id, version: after.version }
}

export const requestLines: Api['requestLines'] = async (ctx, input) => {
  const order = await orderHead(ctx, input.orderId)
  mustBeOpen(order)
  mustBeSigned(order)
  const outcome = await syncOrderParts(ctx, order)
  ctx.record({ event: 'parts.requested', subject: subjectOf(order.id), threadId: order.id, data: outcome })
  return outcome
}

export const cancelRequest: Api['cancel'] = async (ctx, input) => {
  const { orderId } = found(await orderOfRequest(ctx, input.id))
  const order = await orderHead(ctx, orderId)
  const request = found((await lockRequests(ctx, { ids: [input.id] }))[0])
  await checkVersion(ctx, request, input.version)
  if (request.cancelledAt !== null) throw refuse(stockRefusals.requestClosed)
  if (request.issuedMilli > 0) throw refuse(stockRefusals.alreadyIssued, { part: partTitle(request) })
  const version = await lowerRequest(ctx, order, request, 0, input.reason)
  ctx.record({
    event: 'parts.cancelled',
    subject: { kind: 'partRequest', id: request.id },
    threadId: order.id,
    data: { part: partTitle(request), qtyMilli: request.wantedMilli },
    reason: input.reason,
  })
  return { id: request.id, version }
}

async function mustServeLine(ctx: Ctx, orderId: string, lineId: string, requests: readonly LockedRequest[]) {
  const line = found(await orderLine(ctx, orderId, lineId))
  if (line.customerSupplied) throw refuse(stockRefusals.customersOwn, { part: line.name })
  const earlier = requests.find(request => request.orderLineId === lineId && request.cancelledAt === null)
  if (!earlier) return
  const params = { part: line.name, wanted: formatQty(line.qtyMilli), asked: formatQty(earlier.wantedMilli) }
  throw refuse(stockRefusals.asksTooMuch, params)
}
