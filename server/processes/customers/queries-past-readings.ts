import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

const READINGS_THAT_COUNT = 12

export type CarToMark = {
  id: string
  mileageKm: number
  mileageAt: string | null
  kmPerMonth: number
  serviceIntervalKm: number | null
  serviceIntervalMonths: number | null
  nextServiceOn: string | null
  nextServiceKm: number | null
  /** Whether this store has an order of the car itself. */
  servedHere: boolean
}

/** The same reading of a day is noted once, however often it is told. */
export async function insertPastReadings(
  ctx: Ctx,
  readings: readonly { vehicleId: string; km: number; at: Instant }[],
): Promise<void> {
  const once = [...new Map(readings.map(reading => [JSON.stringify(reading), reading])).values()]
  if (once.length === 0) return
  const rows = once.map(
    ({ vehicleId, km, at }) => sql`(${newId()}::uuid, ${vehicleId}::uuid, ${km}::int, ${at}::timestamptz)`,
  )
  await sql`INSERT INTO mileage_readings (id, vehicle_id, km, at)
    SELECT n.id, n.vehicle_id, n.km, n.at FROM (VALUES ${sql.join(rows)}) AS n (id, vehicle_id, km, at)
    WHERE NOT EXISTS (SELECT FROM mileage_readings AS r
      WHERE r.vehicle_id = n.vehicle_id AND r.at = n.at AND r.km = n.km)`.execute(ctx.db)
}

/** In the order of their ids, so that two imports never wait for each other. */
export async function lockCars(ctx: Ctx, ids: readonly string[]): Promise<CarToMark[]> {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('vehicles as v')
    .select(['id', 'mileageKm', 'mileageAt', 'kmPerMonth', 'serviceIntervalKm', 'serviceIntervalMonths'])
    .select(['nextServiceOn', 'nextServiceKm'])
    .select(
      sql<boolean>`EXISTS (SELECT FROM repair_orders AS o WHERE o.store_id = ${ctx.store.id} AND o.vehicle_id = v.id)`.as(
        'servedHere',
      ),
    )
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The latest readings of each car, newest first. */
export async function latestReadings(ctx: Ctx, ids: readonly string[]) {
  const { rows } = await sql<{ vehicleId: string; km: number; at: string; correction: boolean }>`
    SELECT c.id AS vehicle_id, r.km, r.at, r.correction FROM unnest(${ids}::uuid[]) AS c (id)
    CROSS JOIN LATERAL (SELECT km, at, correction FROM mileage_readings WHERE vehicle_id = c.id
      ORDER BY at DESC, id DESC LIMIT ${sql.lit(READINGS_THAT_COUNT)}) AS r`.execute(ctx.db)
  return Map.groupBy(rows, row => row.vehicleId)
}

export async function markCars(ctx: Ctx, cars: readonly CarToMark[]): Promise<void> {
  if (cars.length === 0) return
  const rows = cars.map(
    car => sql`(${car.id}::uuid, ${car.mileageKm}::int, ${car.mileageAt}::timestamptz, ${car.kmPerMonth}::int,
      ${car.nextServiceOn}::date, ${car.nextServiceKm}::int)`,
  )
  await sql`UPDATE vehicles AS v SET mileage_km = n.km, mileage_at = n.at, km_per_month = n.per_month,
      next_service_on = n.next_on, next_service_km = n.next_km, version = v.version + 1
    FROM (VALUES ${sql.join(rows)}) AS n (id, km, at, per_month, next_on, next_km)
    WHERE v.id = n.id AND (v.mileage_km, v.mileage_at, v.km_per_month, v.next_service_on, v.next_service_km)
      IS DISTINCT FROM (n.km, n.at, n.per_month, n.next_on, n.next_km)`.execute(ctx.db)
}
