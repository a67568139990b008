import { type Selectable, sql } from 'kysely'
import type { DeliveriesTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type DeliveryRow = Selectable<DeliveriesTable>

export async function findDelivery(ctx: Ctx, orderId: string): Promise<DeliveryRow | undefined> {
  return ofOrder(ctx, orderId).executeTakeFirst()
}

export async function lockDelivery(ctx: Ctx, orderId: string): Promise<DeliveryRow | undefined> {
  return ofOrder(ctx, orderId).forUpdate().executeTakeFirst()
}

const ofOrder = (ctx: Ctx, orderId: string) =>
  ctx.db.selectFrom('deliveries').selectAll().where('orderId', '=', orderId).where('storeId', '=', ctx.store.id)

export async function saveDelivery(
  ctx: Ctx,
  orderId: string,
  columns: Partial<Omit<DeliveryRow, 'orderId' | 'storeId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('deliveries')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('orderId', '=', orderId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function oldPartsOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('oldParts')
    .select(['id', 'lineId', 'name', 'qtyMilli', 'decision'])
    .where('orderId', '=', orderId)
    .orderBy('name')
    .execute()
}

export async function noticesOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('deliveryNotices')
    .select([
      'id',
      'kind',
      'noticedAt',
      'channel',
      'reached',
      'personReached',
      'delayReason',
      'newTimeAt',
      'nextAttemptAt',
    ])
    .where('orderId', '=', orderId)
    .orderBy('noticedAt')
    .execute()
}

/** Orders that passed inspection and have not left, the next promise first. */
export async function ordersToDeliver(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM repair_orders
    WHERE store_id = ${ctx.store.id} AND work = 'passed' AND delivery <> 'gone' AND cancelled_at IS NULL
    ORDER BY promised_at NULLS LAST LIMIT 200`.execute(ctx.db)
  return rows.map(row => row.id)
}

export async function kmPerMonthOf(ctx: Ctx, vehicleId: string): Promise<number> {
  const row = await ctx.db.selectFrom('vehicles').select('kmPerMonth').where('id', '=', vehicleId).executeTakeFirst()
  return row?.kmPerMonth ?? 0
}

export const SERVICE_DUE = 'delivery.serviceDue'

/** When the customer will be reminded of the next service; null when nothing is planned any more. */
export async function reminderAtOf(ctx: Ctx, orderId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('timers')
    .select('at')
    .where('subjectId', '=', orderId)
    .where('kind', '=', SERVICE_DUE)
    .where('firedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Handed over, not planned anew since, not here again and not booked. */
export async function stillDue(ctx: Ctx, orderId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM repair_orders o JOIN deliveries d ON d.order_id = o.id
    JOIN vehicles v ON v.id = o.vehicle_id
    WHERE o.id = ${orderId} AND o.store_id = ${ctx.store.id} AND d.handed_over_at IS NOT NULL
      AND v.next_service_on = d.next_on
      AND NOT EXISTS (SELECT FROM visits i WHERE i.vehicle_id = o.vehicle_id AND i.arrived_at > d.handed_over_at)
      AND NOT EXISTS (SELECT FROM appointments a WHERE a.vehicle_id = o.vehicle_id
        AND a.state IN ('proposed', 'pending', 'confirmed', 'preparing', 'ready', 'rescheduled'))`.execute(ctx.db)
  return rows.length > 0
}

export async function isNewEnergy(ctx: Ctx, vehicleId: string): Promise<boolean> {
  const car = await ctx.db.selectFrom('vehicles').select('power').where('id', '=', vehicleId).executeTakeFirst()
  return car !== undefined && ['hev', 'phev', 'bev'].includes(car.power)
}

/** The exit inspection and the own one that passed last, as the acceptance names them. */
export async function passedInspections(ctx: Ctx, orderId: string) {
  const rows = await ctx.db
    .selectFrom('inspections')
    .innerJoin('staff', 'staff.id', 'inspections.inspectorId')
    .select(['level', 'staff.name', 'at'])
    .where('orderId', '=', orderId)
    .where('result', '=', 'pass')
    .orderBy('at', 'desc')
    .execute()
  return { self: rows.find(row => row.level === 'self'), exit: rows.find(row => row.level === 'exit') }
}
