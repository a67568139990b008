import { addWorkingMinutes } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import { expectPart, orderMissingPart, stockDuties, tellCustomerOfPart } from '#domain/processes/stock/duties.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import type { OrderHead } from './queries-orders.ts'
import { type LockedRequest, partTitle } from './queries-requests.ts'
import { insertShortage, openShortageOf, type ShortageRecord, saveShortage } from './queries-shortages.ts'

const ORDER_MINUTES = 60
const TELL_MINUTES = 30

/** Keeps the shortage of a request in step with what is still uncovered: asks for it, changes it, or withdraws it. */
export async function followShortage(
  ctx: Ctx,
  order: OrderHead,
  request: LockedRequest,
  uncoveredMilli: number,
): Promise<void> {
  const open = await openShortageOf(ctx, request.id)
  if (uncoveredMilli <= 0) {
    if (open) await withdrawShortage(ctx, open, '已由库存满足')
  } else if (!open) {
    await askShortage(ctx, order, request, uncoveredMilli)
  } else if (open.qtyMilli !== open.arrivedMilli + uncoveredMilli) {
    await saveShortage(ctx, open.id, { qtyMilli: open.arrivedMilli + uncoveredMilli })
  }
}

export async function askShortage(ctx: Ctx, order: OrderHead, request: LockedRequest, qtyMilli: number) {
  const id = newId()
  const { partId } = request
  await insertShortage(ctx, {
    id,
    orderId: order.id,
    requestId: request.id,
    partId,
    qtyMilli,
    askedBy: staffIdOrNull(ctx),
  })
  await openDuty(ctx, orderMissingPart, {
    subject: { kind: 'shortage', id },
    threadId: order.id,
    params: { part: partTitle(request), order: order.name },
    dueAt: addWorkingMinutes(await calendarOf(ctx), ctx.now, ORDER_MINUTES),
  })
  record(ctx, 'shortage.asked', { id, orderId: order.id }, { part: partTitle(request), qtyMilli })
  return id
}

export async function withdrawShortage(ctx: Ctx, shortage: ShortageRecord, reason: string): Promise<number> {
  for (const duty of stockDuties) await cancelDuties(ctx, shortage.id, duty)
  const version = await saveShortage(ctx, shortage.id, { state: 'withdrawn', withdrawnAt: ctx.now })
  record(ctx, 'shortage.withdrawn', shortage, {}, reason)
  return version
}

/** Books what came for a shortage. With the last piece the adviser gets the task to tell the customer at once (WKS-10). */
export async function arriveShortage(
  ctx: Ctx,
  order: OrderHead,
  shortage: ShortageRecord,
  request: LockedRequest,
  qtyMilli: number,
): Promise<void> {
  const arrivedMilli = shortage.arrivedMilli + qtyMilli
  if (arrivedMilli < shortage.qtyMilli) {
    await saveShortage(ctx, shortage.id, { arrivedMilli })
    return
  }
  const now = { arrivedAt: ctx.now, arrivedBy: staffIdOrNull(ctx), adviserToldAt: ctx.now }
  await saveShortage(ctx, shortage.id, { state: 'arrived', arrivedMilli, ...now })
  await closeDuty(ctx, orderMissingPart, shortage.id)
  await closeDuty(ctx, expectPart, shortage.id)
  const params = { part: partTitle(request), order: order.name }
  await openDuty(ctx, tellCustomerOfPart, {
    subject: { kind: 'shortage', id: shortage.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params,
    dueAt: addWorkingMinutes(await calendarOf(ctx), ctx.now, TELL_MINUTES),
  })
  const technician = request.requestedBy
  if (technician !== null && technician !== order.adviserId) {
    await notify(ctx, {
      to: { staffId: technician },
      kind: 'stock.arrived',
      subject: subjectOfShortage(shortage),
      params,
    })
  }
  record(ctx, 'shortage.arrived', shortage, { qtyMilli: arrivedMilli })
}

export const subjectOfShortage = (shortage: { id: string }) => ({ kind: 'shortage', id: shortage.id })

export function record(
  ctx: Ctx,
  event: string,
  shortage: { id: string; orderId: string },
  data: Record<string, unknown>,
  reason?: string,
): void {
  ctx.record({ event, subject: subjectOfShortage(shortage), threadId: shortage.orderId, data, reason })
}
