import { type RawBuilder, sql } from 'kysely'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

type Booking = {
  id: string
  number: string
  bookedAt: string
  kind: string
  state: string
  plate: string
  vehicleId: string | null
  customer: string
  adviserId: string | null
  adviser: string
  wishes: string
}

/** Bookings of a day that nobody has come for yet. */
export async function bookingsOf(ctx: Ctx, on: string, vehicleId?: string): Promise<Booking[]> {
  const from = instantOf(on, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)
  const where: RawBuilder<unknown>[] = [
    sql`a.store_id = ${ctx.store.id}`,
    sql`a.state IN ('confirmed', 'preparing', 'ready', 'rescheduled')`,
    sql`a.booked_at >= ${from}::timestamptz AND a.booked_at < ${to}::timestamptz`,
  ]
  if (vehicleId !== undefined) where.push(sql`a.vehicle_id = ${vehicleId}`)
  const { rows } =
    await sql<Booking>`SELECT a.id, a.number, a.booked_at, a.kind, a.state, coalesce(v.plate, '') AS plate,
      a.vehicle_id, coalesce(p.name, '') AS customer, a.adviser_id, coalesce(s.name, '') AS adviser,
      coalesce(nullif(a.wishes, ''), nullif(a.faults, ''), '') AS wishes
    FROM appointments a LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN people p ON p.id = a.person_id
      LEFT JOIN staff s ON s.id = a.adviser_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY a.booked_at, a.id LIMIT 200`.execute(ctx.db)
  return rows
}
