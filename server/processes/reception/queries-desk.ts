import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import { type CheckKey, checkKeys, type Light, lightOf, openChecks } from '#domain/processes/appointments/readiness.ts'
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
  light: Light
  open: CheckKey[]
}

const zChecks = z.array(z.object({ key: z.enum(checkKeys), state: z.enum(['ok', 'missing', 'notNeeded']) }))

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
  const { rows } = await sql<
    Omit<Booking, 'light' | 'open'> & { checks: unknown }
  >`SELECT a.id, a.number, a.booked_at, a.kind, a.state, coalesce(v.plate, '') AS plate,
      a.vehicle_id, coalesce(p.name, '') AS customer, a.adviser_id, coalesce(s.name, '') AS adviser,
      coalesce(nullif(a.wishes, ''), nullif(a.faults, ''), '') AS wishes,
      (SELECT coalesce(json_agg(json_build_object('key', c.check_key, 'state', c.state)), '[]'::json)
        FROM appointment_checks c WHERE c.appointment_id = a.id) AS checks
    FROM appointments a LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN people p ON p.id = a.person_id
      LEFT JOIN staff s ON s.id = a.adviser_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY a.booked_at, a.id LIMIT 200`.execute(ctx.db)
  return rows.map(({ checks, ...row }) => {
    const known = zChecks.parse(checks)
    return { ...row, light: lightOf(known), open: openChecks(known) }
  })
}

/** Which car stands in which reception bay. */
export async function carsInBays(ctx: Ctx) {
  return ctx.db
    .selectFrom('visits')
    .leftJoin('staff', 'staff.id', 'visits.adviserId')
    .select(eb => [
      'visits.id as visitId',
      'visits.plate',
      eb.ref('visits.receptionBayId').$notNull().as('bayId'),
      eb.fn.coalesce('visits.parkedAt', 'visits.arrivedAt').as('since'),
      eb.fn.coalesce('staff.name', sql<string>`''`).as('adviser'),
    ])
    .where('visits.storeId', '=', ctx.store.id)
    .where('visits.receptionBayId', 'is not', null)
    .execute()
}

/** The visit of this car before the present one that an adviser received. */
export async function lastVisitOf(ctx: Ctx, vehicleId: string, exceptId: string | null) {
  return ctx.db
    .selectFrom('visits')
    .innerJoin('staff', 'staff.id', 'visits.adviserId')
    .select([
      'visits.id',
      'visits.arrivedAt',
      'visits.ownerId',
      'visits.adviserId',
      'visits.adviserNote as note',
      'visits.customerWords as words',
      'staff.name as adviser',
    ])
    .where('visits.storeId', '=', ctx.store.id)
    .where('visits.vehicleId', '=', vehicleId)
    .where('visits.contactedAt', 'is not', null)
    .$if(exceptId !== null, query => query.where('visits.id', '<>', exceptId))
    .orderBy('visits.arrivedAt', 'desc')
    .orderBy('visits.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** With how many customers each adviser is busy who have not signed yet. */
export async function servingByAdviser(ctx: Ctx): Promise<Map<string, number>> {
  const { rows } = await sql<{ adviserId: string; n: number }>`SELECT adviser_id, count(*)::int AS n FROM visits
    WHERE store_id = ${ctx.store.id} AND left_at IS NULL AND state = 'received' AND adviser_id IS NOT NULL
    GROUP BY adviser_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.adviserId, row.n]))
}

/** Signed orders that wait for the workshop, and those it has in hand. */
export async function workshopNow(ctx: Ctx): Promise<{ waiting: number; working: number }> {
  const { rows } = await sql<{ waiting: number; working: number }>`SELECT
      (count(*) FILTER (WHERE work = 'waiting'))::int AS waiting,
      (count(*) FILTER (WHERE work <> 'waiting'))::int AS working
    FROM repair_orders WHERE store_id = ${ctx.store.id} AND authorisation = 'signed' AND cancelled_at IS NULL
      AND delivery <> 'gone' AND work <> 'passed'`.execute(ctx.db)
  return rows[0] ?? { waiting: 0, working: 0 }
}

/** Whether a booking for this car or person still lies ahead. */
export async function hasBookingAhead(ctx: Ctx, who: { vehicleId: string | null; personId: string | null }) {
  const row = await ctx.db
    .selectFrom('appointments')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('state', 'in', ['pending', 'confirmed', 'preparing', 'ready', 'rescheduled'])
    .where(eb =>
      eb.or([
        ...(who.vehicleId === null ? [] : [eb('vehicleId', '=', who.vehicleId)]),
        ...(who.personId === null ? [] : [eb('personId', '=', who.personId)]),
      ]),
    )
    .where(eb => eb.or([eb('bookedAt', 'is', null), eb('bookedAt', '>', ctx.now)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
