import { sql } from 'kysely'
import type { DateOn, Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

type Waits = {
  arrivals: number
  arrivedBooked: number
  bookedCount: number
  bookedMinutes: number | null
  walkInCount: number
  walkInMinutes: number | null
}

/** Arrivals of a period with and without a booking, and how long each waited for an adviser. */
export async function waitsOf(ctx: Ctx, from: Instant, to: Instant): Promise<Waits> {
  const none = {
    arrivals: 0,
    arrivedBooked: 0,
    bookedCount: 0,
    bookedMinutes: null,
    walkInCount: 0,
    walkInMinutes: null,
  }
  const { rows } = await sql<Waits>`SELECT count(*)::int AS arrivals,
      count(*) FILTER (WHERE appointment_id IS NOT NULL)::int AS arrived_booked,
      count(*) FILTER (WHERE appointment_id IS NOT NULL AND contacted_at IS NOT NULL)::int AS booked_count,
      round(avg(extract(epoch FROM contacted_at - arrived_at) / 60) FILTER (WHERE appointment_id IS NOT NULL))::int AS booked_minutes,
      count(*) FILTER (WHERE appointment_id IS NULL AND contacted_at IS NOT NULL)::int AS walk_in_count,
      round(avg(extract(epoch FROM contacted_at - arrived_at) / 60) FILTER (WHERE appointment_id IS NULL))::int AS walk_in_minutes
    FROM visits WHERE store_id = ${ctx.store.id} AND arrived_at >= ${from} AND arrived_at < ${to}`.execute(ctx.db)
  return rows[0] ?? none
}

/** By weeks that begin on Monday in the store's zone. */
export async function arrivalsByWeek(ctx: Ctx, from: Instant, to: Instant) {
  const { rows } = await sql<{ weekOn: DateOn; arrivals: number; booked: number }>`SELECT
      date_trunc('week', arrived_at AT TIME ZONE ${ctx.store.zone})::date AS week_on, count(*)::int AS arrivals,
      count(*) FILTER (WHERE appointment_id IS NOT NULL)::int AS booked
    FROM visits WHERE store_id = ${ctx.store.id} AND arrived_at >= ${from} AND arrived_at < ${to}
    GROUP BY 1`.execute(ctx.db)
  return rows
}
