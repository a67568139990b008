import { sql } from 'kysely'
import { addDaysOn, type DateOn, instantOf } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type AdviserCars = { adviserId: string; name: string; cars: number }

/** How many cars each adviser has on a day: booked ones, and those who came without a booking. */
export async function carsOfAdvisers(ctx: Ctx, on: DateOn, exceptId: string | null = null): Promise<AdviserCars[]> {
  const from = instantOf(on, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)
  const { rows } = await sql<AdviserCars>`SELECT s.id AS adviser_id, s.name,
      (SELECT count(*) FROM appointments a WHERE a.store_id = ${ctx.store.id} AND a.adviser_id = s.id
        AND a.booked_at >= ${from} AND a.booked_at < ${to} AND a.id IS DISTINCT FROM ${exceptId}::uuid
        AND (a.state IN ('confirmed', 'preparing', 'ready', 'rescheduled', 'arrived')
          OR (a.state = 'pending' AND a.online_at IS NOT NULL)))::int
      + (SELECT count(*) FROM visits w WHERE w.store_id = ${ctx.store.id} AND w.adviser_id = s.id
        AND w.arrived_at >= ${from} AND w.arrived_at < ${to} AND w.appointment_id IS NULL)::int AS cars
    FROM staff s JOIN staff_grants g ON g.staff_id = s.id AND g.store_id = ${ctx.store.id} AND g.role = 'R-SA'
    WHERE s.left_at IS NULL ORDER BY s.employee_no`.execute(ctx.db)
  return rows
}

/** Two bookings at once must not both take the last place of an adviser's day. */
export async function lockAdviserDay(ctx: Ctx, adviserId: string, on: DateOn): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`adviser day ${ctx.store.id} ${adviserId} ${on}`}, 0))`.execute(
    ctx.db,
  )
}
