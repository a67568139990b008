import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import type { OrderKind } from '#domain/processes/repair-orders/kinds.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import { findVisit } from './queries.ts'
import { type ReworkFacts, requireOrigin } from './rework-orders.ts'
import { insertLines } from './save-lines.ts'
import { orderOpened } from './signals.ts'

export type NewOrder = {
  id: string
  visitId: string
  kind: OrderKind
  description?: string | null
  wishes?: string | null
  namedTechnicianId?: string | null
  originalOrderId?: string | null
  reworkCause?: string
  reworkStep?: ReworkFacts['reworkStep']
  estimateId?: string | null
  lines: readonly LineInput[]
}

/** Opens an order for a visit whose car is known. Estimates, bookings and the quick path all come through here. */
export async function openOrder(ctx: Ctx, input: NewOrder): Promise<{ id: string; version: number }> {
  const visit = found(await findVisit(ctx, input.visitId, { lock: true }))
  if (visit.vehicleId === null || visit.ownerId === null)
    throw refuse(orderRefusals.registration, { missing: ['车辆、车主', 'car, owner'] })
  if (visit.leftAt !== null) throw refuse(kernelRefusals.notFound)
  const { originalOrderId = null, reworkCause = '', reworkStep = '' } = input
  const { id, kind } = input
  await requireOrigin(ctx, { id, kind, vehicleId: visit.vehicleId }, { originalOrderId, reworkCause, reworkStep })
  await ctx.db
    .insertInto('repairOrders')
    .values({
      id: input.id,
      storeId: ctx.store.id,
      visitId: visit.id,
      vehicleId: visit.vehicleId,
      kind: input.kind,
      adviserId: visit.adviserId ?? staffId(ctx),
      namedTechnicianId: input.namedTechnicianId ?? null,
      originalOrderId,
      reworkCause,
      reworkStep,
      estimateId: input.estimateId ?? null,
      description: input.description ?? visit.customerWords,
      wishes: input.wishes ?? '',
      createdAt: ctx.now,
    })
    .execute()
  await insertLines(ctx, input.id, input.lines)
  ctx.record({
    event: 'order.opened',
    subject: { kind: 'order', id: input.id },
    threadId: input.id,
    data: { kind: input.kind, visitId: visit.id, lines: input.lines.length },
  })
  await emit(ctx, orderOpened, { orderId: input.id, visitId: visit.id })
  return { id: input.id, version: 1 }
}
