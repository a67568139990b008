import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { drawNumber } from '#server/kernel/numbers.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { placeStock } from '#server/mechanisms/ledgers/bins.ts'
import { receiveStock, reserveStock } from '#server/mechanisms/ledgers/stock.ts'
import { uncovered } from './cover-requests.ts'
import { subjectOf } from './order-head.ts'
import { type OrderHead, orderHead } from './queries-orders.ts'
import { countParts, insertReceipt } from './queries-receipts.ts'
import { type LockedRequest, lockRequests, saveRequest } from './queries-requests.ts'
import { type ShortageRecord, waitingFor, waitingRequests } from './queries-shortages.ts'
import { arriveShortage } from './shortages.ts'

type Input = Parameters<Handlers<typeof stockContract>['receive']>[1]
type Waiting = { order: OrderHead; request: LockedRequest; qtyMilli: number }

/** Goods come in. Who waits longest gets his put aside first, and his adviser hears of it at once (PRT-13, WKS-10). */
export const receiveGoods: Handlers<typeof stockContract>['receive'] = async (ctx, input) => {
  const subject = { kind: 'goodsReceipt', id: input.id }
  const partIds = [...new Set(input.lines.map(line => line.partId))]
  if ((await countParts(ctx, partIds)) < partIds.length) found(undefined)
  const queue = await lockQueue(ctx, partIds)
  const received = await receiveStock(ctx, { subject, lines: input.lines, note: input.supplier })
  for (const line of input.lines.filter(each => each.bin !== '')) await placeStock(ctx, line.partId, line.bin)
  const waiting = await putAside(ctx, input, queue)
  const number = await drawNumber(ctx, 'RK')
  await insertReceipt(ctx, {
    id: input.id,
    number,
    supplier: input.supplier,
    note: input.note,
    lines: input.lines.map(({ partId, qtyMilli, unitCostFen }, index) => ({
      partId,
      qtyMilli,
      unitCostFen,
      movementId: received[index]?.movementId ?? '',
    })),
  })
  ctx.record({
    event: 'stock.received',
    subject,
    data: { number, supplier: input.supplier, lines: input.lines.length, orders: waiting.map(each => each.order.name) },
  })
  return {
    id: input.id,
    number,
    waiting: waiting.map(({ order, request, qtyMilli }) => ({
      orderId: order.id,
      orderNumber: order.number,
      plate: order.plate,
      partName: request.partName,
      qtyMilli,
    })),
  }
}

type Queue = { orders: ReadonlyMap<string, OrderHead>; requests: LockedRequest[]; shortages: ShortageRecord[] }

/** Who waits for these parts, longest first; locked in the order in which every command locks: order, request, shortage. */
async function lockQueue(ctx: Ctx, partIds: readonly string[]): Promise<Queue> {
  const waiting = await waitingRequests(ctx, partIds)
  const orders = new Map<string, OrderHead>()
  for (const orderId of new Set(waiting.map(each => each.orderId).toSorted())) {
    orders.set(orderId, await orderHead(ctx, orderId))
  }
  if (waiting.length === 0) return { orders, requests: [], shortages: [] }
  const requests = await lockRequests(ctx, { ids: waiting.map(each => each.requestId) })
  return { orders, requests, shortages: await waitingFor(ctx, partIds) }
}

async function putAside(ctx: Ctx, input: Input, { orders, requests, shortages }: Queue): Promise<Waiting[]> {
  const left = new Map<string, number>()
  for (const { partId, qtyMilli } of input.lines) left.set(partId, (left.get(partId) ?? 0) + qtyMilli)
  const waiting: Waiting[] = []
  for (const shortage of shortages) {
    const request = requests.find(each => each.id === shortage.requestId)
    const order = orders.get(shortage.orderId)
    const there = left.get(shortage.partId) ?? 0
    // Who began to wait while the goods were being booked in is served by his own command: they are on the shelf then.
    if (!request || !order) continue
    const qtyMilli = Math.min(there, shortage.qtyMilli - shortage.arrivedMilli, uncovered(request))
    if (qtyMilli <= 0) continue
    left.set(shortage.partId, there - qtyMilli)
    await reserveStock(ctx, { subject: subjectOf(order.id), lines: [{ partId: shortage.partId, qtyMilli }] })
    await saveRequest(ctx, request.id, { reservedMilli: request.reservedMilli + qtyMilli })
    await arriveShortage(ctx, order, shortage, request, qtyMilli)
    waiting.push({ order, request, qtyMilli })
  }
  return waiting
}
