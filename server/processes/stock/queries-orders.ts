import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { APPROVED } from './queries-requests.ts'

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

type OrderFace = { orderNumber: string; plate: string; car: string; technicianId: string | null; open: boolean }

/** What a screen heads the parts of an order with, and whether they may still move. */
export async function orderFace(ctx: Ctx, orderId: string): Promise<OrderFace> {
  const { rows } = await sql<OrderFace>`SELECT coalesce(o.number, '') AS order_number, coalesce(v.plate, '') AS plate,
      concat_ws(' ', v.brand, v.series) AS car, ${workerOf} AS technician_id,
      o.cancelled_at IS NULL AND o.money = 'open' AS open
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
    WHERE o.store_id = ${ctx.store.id} AND o.id = ${orderId}`.execute(ctx.db)
  return found(rows[0])
}

/** The technician of order `o`: who is dispatched, else who was named. */
export const workerOf = sql<string | null>`coalesce((SELECT j.staff_id FROM jobs j WHERE j.order_id = o.id
  AND j.state <> 'cancelled' ORDER BY j.planned_from LIMIT 1), o.named_technician_id)`

/** A line of the order, for a request that names it. */
export async function orderLine(ctx: Ctx, orderId: string, lineId: string) {
  const lines = ctx.db.selectFrom('orderLines').select(['name', 'qtyMilli', 'customerSupplied'])
  return lines.where('orderId', '=', orderId).where('id', '=', lineId).executeTakeFirst()
}

export type PartLine = { id: string; partId: string; qtyMilli: number }

/** The parts the customer agreed to and the house supplies. */
export async function approvedPartLines(ctx: Ctx, orderId: string): Promise<PartLine[]> {
  const rows = await ctx.db
    .selectFrom('orderLines')
    .select(['id', 'partId', 'qtyMilli'])
    .where('orderId', '=', orderId)
    .where('kind', '=', 'part')
    .where('customerSupplied', '=', false)
    .where('state', 'in', [...APPROVED])
    .orderBy('position')
    .execute()
  return rows.flatMap(({ id, partId, qtyMilli }) => (partId === null ? [] : [{ id, partId, qtyMilli }]))
}
