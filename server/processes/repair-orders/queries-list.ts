import { sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { PromiseRisk } from '#domain/processes/repair-orders/promise-risk.ts'
import { type Axes, orderLabel } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import { type Meant, meantBy } from '../customers/meant-cars.ts'
import { partsReadinessOf } from '../stock/queries-readiness.ts'

type Filter = {
  q?: string | null | undefined
  open?: 'open' | 'closed' | 'all' | undefined
  kind?: string | undefined
  adviserId?: string | undefined
  vehicleId?: string | undefined
  visitId?: string | undefined
  fromOn?: string | undefined
  toOn?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

type Raw = {
  id: string
  number: string | null
  kind: 'maintenance' | 'repair' | 'accident' | 'warranty' | 'rework' | 'beauty' | 'home' | 'rescue' | 'freeCheck'
  plate: string
  car: string
  customer: string
  adviserId: string
  adviser: string
  promisedAt: string | null
  createdAt: string
  totalFen: number
  vehicleId: string
  visitId: string
  team: string
  plannedMinutes: number
  addOnOpen: boolean
  paused: boolean
  authorisation: Axes['authorisation']
  work: Axes['work']
  delivery: Axes['delivery']
  money: Axes['money']
  washing: Axes['washing']
  cancelled: boolean
  riskReadyAt: string | null
  riskReason: PromiseRisk['reason'] | null
}

const columns = sql`o.id, o.number, o.kind, coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car,
  coalesce(p.name, '') AS customer, o.adviser_id, s.name AS adviser, o.promised_at, o.created_at, o.vehicle_id, o.visit_id, o.team, o.planned_minutes,
  o.authorisation, o.work, o.delivery, o.money, o.washing, o.cancelled_at IS NOT NULL AS cancelled,
  k.ready_at AS risk_ready_at, k.reason AS risk_reason,
  EXISTS (SELECT FROM add_ons a WHERE a.order_id = o.id AND a.state IN ('found', 'priced', 'asked')) AS add_on_open,
  o.work = 'working' AND NOT EXISTS (SELECT FROM clockings c JOIN jobs j ON j.id = c.job_id
    WHERE j.order_id = o.id AND c.ended_at IS NULL) AS paused,
  (SELECT coalesce(sum(l.amount_fen - l.discount_fen), 0) FROM order_lines l
    WHERE l.order_id = o.id AND l.payer = 'customer' AND l.state NOT IN ('declined', 'cancelled')) AS total_fen`

const joins = sql`FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN staff s ON s.id = o.adviser_id
  JOIN visits i ON i.id = o.visit_id LEFT JOIN people p ON p.id = i.owner_id
  LEFT JOIN promise_risks k ON k.order_id = o.id`

const zPlace = z.object({ at: z.string(), id: z.string() })

export async function listOrders(ctx: Ctx, filter: Filter) {
  const limit = filter.limit ?? 50
  const where = [sql`o.store_id = ${ctx.store.id}`]
  if (filter.open === undefined || filter.open === 'open')
    where.push(sql`o.delivery <> 'gone' AND o.cancelled_at IS NULL`)
  if (filter.open === 'closed') where.push(sql`(o.delivery = 'gone' OR o.cancelled_at IS NOT NULL)`)
  if (filter.kind !== undefined) where.push(sql`o.kind = ${filter.kind}`)
  if (filter.adviserId !== undefined) where.push(sql`o.adviser_id = ${filter.adviserId}`)
  if (filter.vehicleId !== undefined) where.push(sql`o.vehicle_id = ${filter.vehicleId}`)
  if (filter.visitId !== undefined) where.push(sql`o.visit_id = ${filter.visitId}`)
  const { zone } = ctx.store
  if (filter.fromOn !== undefined) where.push(sql`o.created_at >= ${instantOf(filter.fromOn, '00:00', zone)}`)
  if (filter.toOn !== undefined) where.push(sql`o.created_at < ${instantOf(addDaysOn(filter.toOn, 1), '00:00', zone)}`)
  if (filter.q) where.push(ordersMeant(await meantBy(ctx, filter.q)))
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(o.created_at, o.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const found = await sql<{ id: string; createdAt: string }>`SELECT o.id, o.created_at FROM repair_orders o
    WHERE ${sql.join(where, sql` AND `)} ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  const page = pageFrom(found.rows, limit, row => ({ at: row.createdAt, id: row.id }))
  const ids = page.rows.map(row => row.id)
  const byId = await orderRows(ctx, ids)
  const rows = ids.flatMap(id => byId.get(id) ?? [])
  return {
    rows: rows.map(({ money: _money, team: _team, plannedMinutes: _minutes, ...row }) => row),
    nextCursor: page.nextCursor,
  }
}

export type OrderRow = Awaited<ReturnType<typeof labelled>>[number]

/**
 * Orders as lists and boards show them, by id; what is not of this store is missing. Which orders a list shows is asked
 * before and alone: so many tables need one plan for ever instead of one for every question.
 */
export async function orderRows(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, OrderRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Raw>`SELECT ${columns} ${joins}
    WHERE o.store_id = ${ctx.store.id} AND o.id = ANY(${ids}::uuid[])`.execute(ctx.db)
  return new Map((await labelled(ctx, rows)).map(row => [row.id, row]))
}

/** One order in the shape of the list. */
export async function orderRow(ctx: Ctx, id: string): Promise<OrderRow> {
  return found((await orderRows(ctx, [id])).get(id))
}

/** Orders `o` of the cars or with the numbers a text stands for. */
export function ordersMeant({ vehicleIds, numbers }: Meant) {
  return sql`(o.vehicle_id = ANY(${vehicleIds}::uuid[]) OR o.number = ANY(${numbers}::text[]))`
}

/** Every list says of an order what its own page says. */
async function labelled(ctx: Ctx, rows: readonly Raw[]) {
  const readiness = await partsReadinessOf(
    ctx,
    rows.filter(row => row.delivery !== 'gone').map(row => row.id),
  )
  return rows.map(
    ({ addOnOpen, paused, authorisation, work, delivery, washing, cancelled, riskReadyAt, riskReason, ...row }) => ({
      ...row,
      risk: riskReason === null ? null : { readyAt: riskReadyAt, reason: riskReason },
      label: orderLabel({
        ...{ addOnOpen, paused, authorisation, work, delivery, washing, cancelled },
        money: row.money,
        parts: readiness.get(row.id) ?? 'none',
      }),
    }),
  )
}
