import { stockRefusals } from '#domain/processes/stock/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'

/** What the parts counter has to know of an order. */
export type OrderHead = Awaited<ReturnType<typeof orderHead>>

/** The order with its car and people, held so that it is not totalled or cancelled while its parts move. */
export async function orderHead(ctx: Ctx, orderId: string) {
  const order = found(
    await ctx.db
      .selectFrom('repairOrders')
      .select(['id', 'number', 'visitId', 'vehicleId', 'adviserId', 'namedTechnicianId', 'authorisation', 'money'])
      .select(['cancelledAt', 'delivery', 'promisedAt'])
      .where('storeId', '=', ctx.store.id)
      .where('id', '=', orderId)
      .forShare()
      .executeTakeFirst(),
  )
  const about = await ctx.db
    .selectFrom('visits')
    .innerJoin('vehicles', 'vehicles.id', 'visits.vehicleId')
    .leftJoin('people', 'people.id', 'visits.ownerId')
    .select(['visits.appointmentId', 'visits.plate as visitPlate', 'vehicles.plate', 'vehicles.vin'])
    .select(['vehicles.brand', 'vehicles.series', 'vehicles.model', 'people.name as owner'])
    .where('visits.id', '=', order.visitId)
    .executeTakeFirstOrThrow()
  const plate = about.plate ?? about.visitPlate
  const number = order.number ?? ''
  return {
    ...order,
    number,
    plate,
    vin: about.vin,
    model: [about.brand, about.series, about.model].filter(word => word !== '').join(' '),
    appointmentId: about.appointmentId,
    /** What people call it before it has a number. */
    name: number === '' ? plate : number,
    finder: [about.owner, plate, number].filter(Boolean).join(' '),
  }
}

/** Parts go out and come back only while the order can still be billed otherwise. */
export function mustBeOpen(order: OrderHead): void {
  const ended = order.cancelledAt !== null || order.delivery === 'gone' || order.money !== 'open'
  if (ended) throw refuse(stockRefusals.orderClosed)
}

export function mustBeSigned(order: OrderHead): void {
  if (order.authorisation !== 'signed') throw refuse(stockRefusals.orderUnsigned)
}

export const subjectOf = (orderId: string) => ({ kind: 'order', id: orderId })
