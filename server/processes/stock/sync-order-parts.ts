import { newId } from '#domain/kernel/id.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { releaseStock, reservedFor } from '#server/mechanisms/ledgers/stock.ts'
import { coverRequests, lowerRequest } from './cover-requests.ts'
import { subjectOf } from './order-head.ts'
import { approvedPartLines, type OrderHead, orderHead, type PartLine } from './queries-orders.ts'
import { insertRequest, type LockedRequest, lockRequests, saveRequest } from './queries-requests.ts'
import { tellCounter } from './tell-counter.ts'

/** After a signature: asks for every part the customer agreed to, and puts aside what is there (PRT-18). */
export async function requestSignedParts(ctx: Ctx, orderId: string): Promise<void> {
  await syncOrderParts(ctx, await orderHead(ctx, orderId))
}

/** After a cancellation: nothing is put aside or on order for it any more. */
export async function releaseOrderParts(ctx: Ctx, orderId: string, reason: string): Promise<void> {
  const order = await orderHead(ctx, orderId)
  for (const request of (await lockRequests(ctx, { orderId })).filter(isActive)) {
    if (request.issuedMilli === 0) await lowerRequest(ctx, order, request, 0, reason)
    else await lowerRequest(ctx, order, request, request.issuedMilli)
  }
}

/** Brings the requests of an order in step with its approved lines. */
export async function syncOrderParts(ctx: Ctx, order: OrderHead): Promise<{ requested: number; short: number }> {
  const lines = await approvedPartLines(ctx, order.id)
  const requests = (await lockRequests(ctx, { orderId: order.id })).filter(isActive)
  for (const request of requests) await followLine(ctx, order, request, lines)
  const served = new Set(requests.map(request => request.orderLineId))
  const fresh: string[] = []
  for (const line of lines.filter(each => !served.has(each.id))) {
    fresh.push(await claim(ctx, order, line, requests))
  }
  await releaseBooking(ctx, order)
  const now = (await lockRequests(ctx, { orderId: order.id })).filter(isActive)
  await tellCounter(
    ctx,
    order,
    now.filter(request => fresh.includes(request.id)),
  )
  const approved = now.filter(request => request.lineId !== null)
  return { requested: fresh.length, short: await coverRequests(ctx, order, approved) }
}

/** A line that is gone takes its request along; one whose quantity changed changes what is wanted. */
async function followLine(ctx: Ctx, order: OrderHead, request: LockedRequest, lines: readonly PartLine[]) {
  if (request.orderLineId === null) return
  const line = lines.find(each => each.id === request.orderLineId)
  if (!line && request.issuedMilli === 0) return lowerRequest(ctx, order, request, 0, '工单项目已取消')
  const wanted = Math.max(line?.qtyMilli ?? 0, request.issuedMilli)
  if (wanted < request.wantedMilli) return lowerRequest(ctx, order, request, wanted)
  if (wanted > request.wantedMilli) return saveRequest(ctx, request.id, { wantedMilli: wanted })
}

/** What the technician asked for before the customer agreed becomes the line's request; else the line gets its own. */
async function claim(ctx: Ctx, order: OrderHead, line: PartLine, requests: readonly LockedRequest[]): Promise<string> {
  const asked = requests.find(request => request.orderLineId === null && request.partId === line.partId)
  if (asked) {
    await saveRequest(ctx, asked.id, { orderLineId: line.id, wantedMilli: line.qtyMilli })
    return asked.id
  }
  const id = newId()
  const wanted = { id, orderId: order.id, orderLineId: line.id, partId: line.partId, wantedMilli: line.qtyMilli }
  await insertRequest(ctx, { ...wanted, note: '', requestedBy: staffIdOrNull(ctx) })
  return id
}

/** What was put aside for the booking is free for its order: the same transaction takes it again. */
async function releaseBooking(ctx: Ctx, order: OrderHead): Promise<void> {
  if (order.appointmentId === null) return
  const subject = { kind: 'appointment', id: order.appointmentId }
  const lines = await reservedFor(ctx, subject.id)
  if (lines.length === 0) return
  await releaseStock(ctx, { subject, lines })
  ctx.record({ event: 'parts.released', subject, threadId: order.id, data: { to: subjectOf(order.id), lines } })
}

const isActive = (request: LockedRequest): boolean => request.cancelledAt === null
