import { type Axes, type OrderLabel, orderLabel, type PartsState } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { partsReadiness } from '#server/processes/stock/order-parts.ts'
import { type AddOnRecord, addOnsOf, type OrderRecord } from './queries.ts'
import { pausedWork } from './queries-state.ts'

/** The axes of an order as they stand, with what is derived from other processes' rows. */
export async function axesOf(ctx: Ctx, order: OrderRecord): Promise<Axes> {
  const [addOns, parts, isPaused]: [AddOnRecord[], PartsState, boolean] = await Promise.all([
    addOnsOf(ctx, order.id),
    partsReadiness(ctx, order.id),
    order.work === 'working' && pausedWork(ctx, order.id),
  ])
  return {
    authorisation: order.authorisation,
    work: order.work,
    delivery: order.delivery,
    money: order.money,
    washing: order.washing,
    parts,
    addOnOpen: addOns.some(item => item.state === 'found' || item.state === 'priced' || item.state === 'asked'),
    paused: isPaused,
    cancelled: order.cancelledAt !== null,
  }
}

export async function labelOf(ctx: Ctx, order: OrderRecord): Promise<OrderLabel> {
  return orderLabel(await axesOf(ctx, order))
}
