import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { normalisePlate } from '#domain/kernel/plate.ts'
import { addDaysOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import type { Purpose, VisitState } from '#domain/processes/reception/kinds.ts'
import { type Axes, orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import { type Meant, meantBy } from '../customers/meant-cars.ts'

export type VisitFilter = {
  q?: string | null | undefined
  here?: boolean | undefined
  on?: string | undefined
  state?: string | undefined
  adviserId?: string | undefined
  vehicleId?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

type Raw = {
  id: string
  number: string | null
  plate: string
  vehicleId: string | null
  car: string
  customer: string
  phone: string
  purpose: Purpose | null
  state: VisitState
  arrivedAt: string
  contactedAt: string | null
  waitingMinutes: number
  adviserId: string | null
  adviser: string
  leftAt: string | null
  newCustomer: boolean
  booking: string | null
  parked: 'bay' | 'outside' | null
  bay: string
  version: number
}

type RawOrder = {
  id: string
  visitId: string
  number: string | null
  kind: string
  promisedAt: string | null
  addOnOpen: boolean
} & Pick<Axes, 'authorisation' | 'work' | 'delivery' | 'money' | 'washing'>

function columns(ctx: Ctx) {
  return sql`i.id, i.number, coalesce(nullif(i.plate, ''), v.plate, '') AS plate, i.vehicle_id, coalesce(concat_ws(' ', v.brand, v.series), '') AS car,
    coalesce(p.name, o.name, '') AS customer, coalesce(p.phone_masked, o.phone_masked, '') AS phone, i.purpose, i.state, i.arrived_at, i.contacted_at,
    greatest(0, floor(extract(epoch FROM coalesce(i.contacted_at, i.left_at, ${ctx.now}::timestamptz) - i.arrived_at) / 60))::int AS waiting_minutes,
    i.adviser_id, coalesce(s.name, '') AS adviser, i.left_at, i.new_customer, i.version,
    a.number AS booking, i.parked, coalesce(b.name, '') AS bay`
}

const joins = sql`FROM visits i LEFT JOIN vehicles v ON v.id = i.vehicle_id LEFT JOIN people p ON p.id = i.sender_id
  LEFT JOIN people o ON o.id = i.owner_id LEFT JOIN staff s ON s.id = i.adviser_id
  LEFT JOIN appointments a ON a.id = i.appointment_id LEFT JOIN resources b ON b.id = i.reception_bay_id`

const zPlace = z.object({ at: z.string(), id: z.string() })

export async function listVisits(ctx: Ctx, filter: VisitFilter) {
  const limit = filter.limit ?? 50
  const where = [sql`i.store_id = ${ctx.store.id}`]
  if (filter.here === true) where.push(sql`i.left_at IS NULL`)
  if (filter.here === false) where.push(sql`i.left_at IS NOT NULL`)
  if (filter.on !== undefined) where.push(onDay(ctx, filter.on))
  if (filter.state !== undefined) where.push(sql`i.state = ${filter.state}`)
  if (filter.adviserId !== undefined) where.push(sql`i.adviser_id = ${filter.adviserId}`)
  if (filter.vehicleId !== undefined) where.push(sql`i.vehicle_id = ${filter.vehicleId}`)
  if (filter.q)
    where.push(filter.here === true ? matching(filter.q) : visitsMeant(ctx, filter.q, await meantBy(ctx, filter.q)))
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(i.arrived_at, i.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const rows = await select(ctx, where, sql`i.arrived_at DESC, i.id DESC`, limit + 1)
  return pageFrom(rows, limit, row => ({ at: row.arrivedAt, id: row.id }))
}

/** Everybody who is here now, the longest waiting first. */
export async function visitsHere(ctx: Ctx) {
  return select(ctx, [sql`i.store_id = ${ctx.store.id}`, sql`i.left_at IS NULL`], sql`i.arrived_at, i.id`, 200)
}

export async function visitsOfDay(ctx: Ctx, on: string) {
  return select(ctx, [sql`i.store_id = ${ctx.store.id}`, onDay(ctx, on)], sql`i.arrived_at, i.id`, 1000)
}

export async function visitRow(ctx: Ctx, id: string) {
  const rows = await select(ctx, [sql`i.store_id = ${ctx.store.id}`, sql`i.id = ${id}`], sql`i.id`, 1)
  return rows[0]
}

async function select(ctx: Ctx, where: RawBuilder<unknown>[], order: RawBuilder<unknown>, limit: number) {
  const { rows } =
    await sql<Raw>`SELECT ${columns(ctx)} ${joins} WHERE ${sql.join(where, sql` AND `)} ORDER BY ${order} LIMIT ${limit}`.execute(
      ctx.db,
    )
  const orders = await ordersOf(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, orders: (orders.get(row.id) ?? []).map(labelled) }))
}

async function ordersOf(ctx: Ctx, visitIds: readonly string[]): Promise<ReadonlyMap<string, RawOrder[]>> {
  if (visitIds.length === 0) return new Map()
  const { rows } =
    await sql<RawOrder>`SELECT r.id, r.visit_id, r.number, r.kind, r.promised_at, r.authorisation, r.work,
      r.delivery, r.money, r.washing,
      EXISTS (SELECT FROM add_ons x WHERE x.order_id = r.id AND x.state IN ('found', 'priced', 'asked')) AS add_on_open
    FROM repair_orders r WHERE r.store_id = ${ctx.store.id} AND r.visit_id = ANY(${visitIds}::uuid[])
      AND r.cancelled_at IS NULL ORDER BY r.created_at`.execute(ctx.db)
  return Map.groupBy(rows, row => row.visitId)
}

function labelled({ id, number, kind, promisedAt, addOnOpen, visitId: _visit, ...axes }: RawOrder) {
  const label = orderLabel({ ...axes, addOnOpen, parts: 'none', paused: false, cancelled: false })
  return { id, number, kind, promisedAt, label }
}

function onDay(ctx: Ctx, on: string) {
  const from = instantOf(on, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(on, 1), '00:00', ctx.store.zone)
  return sql`i.arrived_at >= ${from}::timestamptz AND i.arrived_at < ${to}::timestamptz`
}

// Two years of visits are found by their car; one without a car by its plate as written, or on foot by the name.
function visitsMeant(ctx: Ctx, q: string, { vehicleIds, numbers }: Meant) {
  return sql`(i.vehicle_id = ANY(${vehicleIds}::uuid[]) OR i.number = ANY(${numbers}::text[])
    OR (i.vehicle_id IS NULL AND i.plate = ${normalisePlate(q)} AND i.plate <> '')
    OR i.id IN (SELECT f.id FROM visits f JOIN people who ON who.id = f.sender_id WHERE f.store_id = ${ctx.store.id}
      AND f.vehicle_id IS NULL AND f.plate = '' AND who.name ILIKE ${anywhere(q)}))`
}

/** The cars in the yard are few: any piece of plate, number or name finds them. */
function matching(q: string) {
  const pattern = anywhere(q)
  return sql`(i.plate ILIKE ${pattern} OR i.number ILIKE ${pattern} OR p.name ILIKE ${pattern} OR o.name ILIKE ${pattern})`
}

export const today = (ctx: Ctx) => dateOn(ctx.now, ctx.store.zone)
