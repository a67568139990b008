import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import { vehicleName } from '#domain/processes/customers/vehicle-kinds.ts'
import type { GuaranteeRepair } from '#domain/processes/guarantee/clocks.ts'
import type { ClockKind, Level } from '#domain/processes/guarantee/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type PauseRow, pausesOf } from './queries-pauses.ts'

export type CarRow = {
  id: string
  plate: string
  vin: string | null
  purchasedOn: string | null
  usage: 'household' | 'operating'
}

export async function carOf(ctx: Ctx, vehicleId: string): Promise<CarRow | undefined> {
  const row = await ctx.db
    .selectFrom('vehicles')
    .select(['id', 'plate', 'vin', 'purchasedOn', 'usage'])
    .where('id', '=', vehicleId)
    .executeTakeFirst()
  // A new car has no plate yet, and is told apart by the end of its VIN.
  return row && { ...row, plate: vehicleName(row) }
}

export type RepairRow = GuaranteeRepair & { number: string | null; pauses: readonly PauseRow[] }

/** Repairs of a car the maker answers for, as far as they were agreed, oldest first. */
export async function guaranteeRepairs(ctx: Ctx, vehicleId: string): Promise<RepairRow[]> {
  const { rows } = await sql<Omit<RepairRow, 'pauses'>>`SELECT o.id AS order_id, o.number,
      o.signed_at AS agreed_at, o.passed_at AS done_at, v.mileage_km AS km,
      coalesce(array_agg(DISTINCT l.system) FILTER (WHERE l.system <> ''), '{}') AS systems,
      coalesce(array_agg(DISTINCT l.system) FILTER (WHERE l.key_item AND l.system <> ''), '{}') AS safety_systems,
      coalesce(array_agg(DISTINCT l.system) FILTER (WHERE l.guarantee_class = '总成修理' AND l.system <> ''), '{}') AS assemblies
    FROM repair_orders o JOIN visits v ON v.id = o.visit_id
      JOIN order_lines l ON l.order_id = o.id AND l.kind = 'labour' AND l.state NOT IN ('declined', 'cancelled')
    WHERE o.store_id = ${ctx.store.id} AND o.vehicle_id = ${vehicleId} AND o.cancelled_at IS NULL
      AND o.signed_at IS NOT NULL AND (o.kind = 'warranty' OR l.payer = 'maker')
    GROUP BY o.id, v.mileage_km ORDER BY o.signed_at`.execute(ctx.db)
  const pauses = await pausesOf(
    ctx,
    rows.map(row => row.orderId),
  )
  return rows.map(row => ({ ...row, pauses: pauses.filter(pause => pause.orderId === row.orderId) }))
}

/** True when this level of this clock was not told before. */
export async function raiseAlert(
  ctx: Ctx,
  alert: { vehicleId: string; clock: string; level: Exclude<Level, 'none'>; count: number },
): Promise<boolean> {
  const row = await ctx.db
    .insertInto('guaranteeAlerts')
    .values({ id: newId(), storeId: ctx.store.id, ...alert, raisedAt: ctx.now })
    .onConflict(conflict => conflict.columns(['storeId', 'vehicleId', 'clock', 'level']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function alertsOf(ctx: Ctx, vehicleId: string) {
  return ctx.db
    .selectFrom('guaranteeAlerts')
    .select(['id', 'clock', 'level', 'count', 'raisedAt'])
    .where('vehicleId', '=', vehicleId)
    .where('storeId', '=', ctx.store.id)
    .orderBy('raisedAt', 'desc')
    .execute()
}

/** A clock runs apart for each system or assembly, and the single days for each repair. */
export const clockKey = (clock: ClockKind, about: string) => (about === '' ? clock : `${clock}:${about}`)
