import type { Delivery, Money, Washing, Work } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { passToRelations } from './closing.ts'
import type { LineRecord, OrderRecord } from './queries.ts'

type Stamps = Partial<
  Pick<OrderRecord, 'receivedBy' | 'receivedAt' | 'workStartedAt' | 'workFinishedAt' | 'passedAt' | 'deliveredAt'>
>

/** Moves the work axis; workshop and quality decide, this writes. Clocking never makes an adviser's edit stale. */
export async function setWork(
  ctx: Ctx,
  order: OrderRecord,
  work: Work,
  stamps: Stamps = {},
  reason?: string,
): Promise<void> {
  await ctx.db
    .updateTable('repairOrders')
    .set(eb => ({ ...stamps, work, workVersion: eb('workVersion', '+', 1) }))
    .where('id', '=', order.id)
    .execute()
  recordMove(ctx, order, 'order.workChanged', 'work', order.work, work, reason)
}

export async function setDelivery(
  ctx: Ctx,
  order: OrderRecord,
  delivery: Delivery,
  stamps: Stamps = {},
): Promise<void> {
  await ctx.db
    .updateTable('repairOrders')
    .set(eb => ({ ...stamps, delivery, deliveryVersion: eb('deliveryVersion', '+', 1) }))
    .where('id', '=', order.id)
    .execute()
  recordMove(ctx, order, 'order.deliveryChanged', 'delivery', order.delivery, delivery)
  if (delivery === 'delivered') await passToRelations(ctx, order)
}

export async function setMoney(ctx: Ctx, order: OrderRecord, money: Money): Promise<void> {
  await ctx.db.updateTable('repairOrders').set({ money }).where('id', '=', order.id).execute()
  recordMove(ctx, order, 'order.moneyChanged', 'money', order.money, money)
}

export async function setWashing(ctx: Ctx, order: OrderRecord, washing: Washing): Promise<void> {
  await ctx.db.updateTable('repairOrders').set({ washing }).where('id', '=', order.id).execute()
  recordMove(ctx, order, 'order.washingChanged', 'washing', order.washing, washing)
}

/** Moves lines of an order along their own states. */
export async function setLineStates(
  ctx: Ctx,
  lineIds: readonly string[],
  state: 'approved' | 'working' | 'done' | 'passed' | 'cancelled',
): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.db
    .updateTable('orderLines')
    .set(eb => ({ state, version: eb('version', '+', 1) }))
    .where('id', 'in', [...lineIds])
    .execute()
}

/** The customer was told about these lines of the order. */
export async function setLinesExplained(ctx: Ctx, order: OrderRecord, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.db
    .updateTable('orderLines')
    .set({ explainedAt: ctx.now })
    .where('orderId', '=', order.id)
    .where('id', 'in', [...lineIds])
    .execute()
}

/** Another pays for these lines from now on; what was agreed with the customer only becomes less. */
export async function setLinesPayer(
  ctx: Ctx,
  order: OrderRecord,
  lines: readonly Pick<LineRecord, 'id' | 'name' | 'payer'>[],
  payer: 'rework',
): Promise<void> {
  await ctx.db
    .updateTable('orderLines')
    .set(eb => ({ payer, version: eb('version', '+', 1) }))
    .where('orderId', '=', order.id)
    .where(
      'id',
      'in',
      lines.map(line => line.id),
    )
    .execute()
  ctx.record({
    event: 'order.linesChanged',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { lines: lines.map(line => ({ name: line.name, from: line.payer, to: payer })) },
  })
}

/** What a part line cost when it was issued; kept for the margin, seen by managers only. */
export async function setLineCost(ctx: Ctx, lineId: string, costFen: number): Promise<void> {
  await ctx.db.updateTable('orderLines').set({ costFen }).where('id', '=', lineId).execute()
}

function recordMove(
  ctx: Ctx,
  order: OrderRecord,
  event: string,
  axis: string,
  from: string,
  to: string,
  reason?: string,
): void {
  ctx.record({
    event,
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { changed: { [axis]: { from, to } } },
    reason,
  })
}
