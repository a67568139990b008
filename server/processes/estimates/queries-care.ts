import { sql } from 'kysely'
import type { DateOn } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function carOf(ctx: Ctx, vehicleId: string) {
  return ctx.db.selectFrom('vehicles').select(['power', 'mileageKm']).where('id', '=', vehicleId).executeTakeFirst()
}

/** What was done on this car in this store, the newest first. */
export async function workDone(ctx: Ctx, vehicleId: string) {
  const { rows } = await sql<{ name: string; mileageKm: number | null; on: DateOn }>`
    SELECT l.name, v.mileage_km, (v.arrived_at AT TIME ZONE ${ctx.store.zone})::date AS "on"
    FROM order_lines l
      JOIN repair_orders o ON o.id = l.order_id
      JOIN visits v ON v.id = o.visit_id
    WHERE v.vehicle_id = ${vehicleId} AND o.store_id = ${ctx.store.id} AND o.delivery = 'gone'
      AND o.cancelled_at IS NULL
    ORDER BY v.arrived_at DESC
    LIMIT 500`.execute(ctx.db)
  return rows
}
