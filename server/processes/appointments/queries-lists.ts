import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, type DateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import { type BookingRow, zCheckKey, zCheckState } from '#domain/processes/appointments/contract-shapes.ts'
import { lightOf } from '#domain/processes/appointments/readiness.ts'
import type { BookingState } from '#domain/processes/appointments/state.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'

const zChecks = z.array(z.object({ key: zCheckKey, state: zCheckState }))

type Raw = Omit<BookingRow, 'light'> & { checks: unknown; personId: string | null }
export type ListedBooking = BookingRow & { checks: z.output<typeof zChecks>; personId: string | null }

const columns = sql`a.id, a.number, a.kind, a.channel, a.state, a.booked_at, a.planned_minutes, a.vehicle_id, a.person_id,
  coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, coalesce(p.name, '') AS customer,
  a.adviser_id, coalesce(s.name, '') AS adviser, a.bay_id, coalesce(b.name, '') AS bay,
  coalesce((SELECT string_agg(l.name, '、' ORDER BY l.position) FROM appointment_lines l
    WHERE l.appointment_id = a.id AND l.kind <> 'part'), '') AS items,
  (SELECT coalesce(sum(l.amount_fen - l.discount_fen), 0) FROM appointment_lines l
    WHERE l.appointment_id = a.id AND l.payer = 'customer') AS total_fen,
  a.off_peak_label, a.at_home, a.online_at IS NOT NULL AS online, a.deposit_demanded_fen, coalesce((SELECT -m.balance_fen FROM money_accounts m
    WHERE m.store_id = a.store_id AND m.kind = 'deposit' AND m.subject_id = a.id AND m.label = ''), 0) AS deposit_held_fen,
  (SELECT coalesce(json_agg(json_build_object('key', c.check_key, 'state', c.state)), '[]')
    FROM appointment_checks c WHERE c.appointment_id = a.id) AS checks,
  a.suspected_order_id IS NOT NULL AS suspected, a.acknowledged_at, a.arrived_at, a.punctuality, a.reschedules, a.created_at`

const joins = sql`FROM appointments a LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN people p ON p.id = a.person_id
  LEFT JOIN staff s ON s.id = a.adviser_id LEFT JOIN resources b ON b.id = a.bay_id`

type Filter = {
  q?: string | null | undefined
  state?: BookingState | undefined
  kind?: string | undefined
  adviserId?: string | undefined
  vehicleId?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

const zPlace = z.object({ at: z.string(), id: z.string() })

export async function listBookings(ctx: Ctx, filter: Filter) {
  const limit = filter.limit ?? 50
  const where = [sql`a.store_id = ${ctx.store.id}`]
  if (filter.state !== undefined) where.push(sql`a.state = ${filter.state}`)
  if (filter.kind !== undefined) where.push(sql`a.kind = ${filter.kind}`)
  if (filter.adviserId !== undefined) where.push(sql`a.adviser_id = ${filter.adviserId}`)
  if (filter.vehicleId !== undefined) where.push(sql`a.vehicle_id = ${filter.vehicleId}`)
  if (filter.q) where.push(matching(filter.q))
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(a.created_at, a.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const { rows } = await sql<Raw>`SELECT ${columns} ${joins} WHERE ${sql.join(where, sql` AND `)}
    ORDER BY a.created_at DESC, a.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows.map(shaped), limit, row => ({ at: row.createdAt, id: row.id }))
}

/** One booking in the shape of the lists. */
export async function bookingRow(ctx: Ctx, id: string): Promise<ListedBooking | undefined> {
  return (await select(ctx, sql`a.id = ${id}`))[0]
}

/** Bookings whose time lies on a day, by time. */
export async function bookingsOn(ctx: Ctx, on: DateOn, states: readonly BookingState[]): Promise<ListedBooking[]> {
  return bookingsBetween(ctx, on, on, states)
}

export async function bookingsBetween(
  ctx: Ctx,
  fromOn: DateOn,
  toOn: DateOn,
  states: readonly BookingState[],
): Promise<ListedBooking[]> {
  const [from] = dayOf(ctx, fromOn)
  const [, to] = dayOf(ctx, toOn)
  return select(ctx, sql`a.booked_at >= ${from} AND a.booked_at < ${to} AND a.state = ANY(${[...states]})`)
}

/** Begun since then and not confirmed; whoever may be back with the same fault is dealt with first (APT-22). */
export async function pendingBookings(ctx: Ctx, since: Instant): Promise<ListedBooking[]> {
  const rows = await select(ctx, sql`a.state = 'pending' AND a.created_at >= ${since}`)
  return rows.toSorted((a, b) => Number(b.suspected) - Number(a.suspected))
}

export type Arrival = { vehicleId?: string | undefined; personId?: string | undefined }

/** Bookings of a day for a car, or for a customer. */
export async function bookingsFor(
  ctx: Ctx,
  who: Arrival,
  on: DateOn,
  states: readonly BookingState[],
): Promise<ListedBooking[]> {
  const [from, to] = dayOf(ctx, on)
  const whose = who.vehicleId !== undefined ? sql`a.vehicle_id = ${who.vehicleId}` : sql`a.person_id = ${who.personId}`
  return select(ctx, sql`${whose} AND a.booked_at >= ${from} AND a.booked_at < ${to} AND a.state = ANY(${[...states]})`)
}

/** What a car is booked for from a moment on, confirmed or not. */
export async function bookingsAhead(ctx: Ctx, vehicleId: string, from: Instant): Promise<ListedBooking[]> {
  return select(
    ctx,
    sql`a.vehicle_id = ${vehicleId} AND a.state IN ('proposed', 'pending', 'confirmed', 'preparing', 'ready', 'rescheduled')
      AND (a.booked_at IS NULL OR a.booked_at >= ${from})`,
  )
}

async function select(ctx: Ctx, where: RawBuilder<unknown>): Promise<ListedBooking[]> {
  const { rows } = await sql<Raw>`SELECT ${columns} ${joins} WHERE a.store_id = ${ctx.store.id} AND ${where}
    ORDER BY a.booked_at NULLS LAST, a.created_at, a.id LIMIT 300`.execute(ctx.db)
  return rows.map(shaped)
}

function dayOf(ctx: Ctx, on: DateOn): [Instant, Instant] {
  return [instantOf(on, '00:00', ctx.store.zone), instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)]
}

function matching(q: string): RawBuilder<unknown> {
  const pattern = anywhere(q)
  return sql`(v.plate ILIKE ${pattern} OR a.number ILIKE ${pattern} OR p.name ILIKE ${pattern}
    OR p.initials ILIKE ${`${q.toLowerCase()}%`})`
}

function shaped(raw: Raw): ListedBooking {
  const checks = zChecks.parse(raw.checks)
  return { ...raw, checks, light: lightOf(checks) }
}
