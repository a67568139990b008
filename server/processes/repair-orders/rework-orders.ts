import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import { isUnderGuarantee } from '#domain/processes/repair-orders/guarantee.ts'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import { guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder, findVisit, linesOf, liveLines, type OrderRecord } from './queries.ts'

export type ReworkFacts = { originalOrderId: string | null; reworkCause: string; reworkStep: OrderRecord['reworkStep'] }

/** RO-16: a rework order names what it mends: the order before it, of the same car, the cause and the step of the house. */
export async function requireOrigin(
  ctx: Ctx,
  order: { id: string; kind: OrderKind; vehicleId: string },
  facts: ReworkFacts,
): Promise<void> {
  if (order.kind !== 'rework') return
  if (facts.originalOrderId === null) throw refuse(orderRefusals.reworkOrigin)
  if (facts.reworkCause.trim() === '' || facts.reworkStep === '') throw refuse(orderRefusals.reworkCause)
  const original = found(await findOrder(ctx, facts.originalOrderId))
  if (original.id === order.id || original.vehicleId !== order.vehicleId) throw refuse(orderRefusals.reworkOtherCar)
}

/** Whether the customer pays nothing: the house's own fault, within the guarantee of the first repair. */
export async function isFreeRework(ctx: Ctx, order: OrderRecord): Promise<boolean> {
  if (order.kind !== 'rework' || order.originalOrderId === null || order.reworkStep === 'customer') return false
  const original = found(await findOrder(ctx, order.originalOrderId))
  const visit = await findVisit(ctx, order.visitId)
  const first = {
    deliveredAt: original.deliveredAt,
    deliveredKm: (await findVisit(ctx, original.visitId))?.mileageKm ?? null,
    classes: liveLines(await linesOf(ctx, original.id)).map(line => line.guaranteeClass),
  }
  const car = { at: order.createdAt, km: visit?.mileageKm ?? null, zone: ctx.store.zone }
  return isUnderGuarantee(first, await policy(ctx, guaranteeTerms), car)
}

/** The order's own lines as they are to be paid: free ones by the house, the others as they were entered. */
export async function freeRework(ctx: Ctx, orderId: string): Promise<void> {
  const order = found(await findOrder(ctx, orderId))
  if (!(await isFreeRework(ctx, order))) return
  await ctx.db
    .updateTable('orderLines')
    .set({ payer: 'rework' })
    .where('orderId', '=', order.id)
    .where('payer', '=', 'customer')
    .execute()
}
