import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { OrderHead } from './queries-orders.ts'

/** Parts go out and come back only while the order can still be billed otherwise. */
export function mustBeOpen(order: OrderHead): void {
  const ended = order.cancelledAt !== null || order.delivery === 'gone' || order.money !== 'open'
  if (ended) throw refuse(stockRefusals.orderClosed)
}

export function mustBeSigned(order: OrderHead): void {
  if (order.authorisation !== 'signed') throw refuse(stockRefusals.orderUnsigned)
}

export const subjectOf = (orderId: string) => ({ kind: 'order', id: orderId })
