import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { EarlierOrder } from '#domain/processes/appointments/repeat-repair.ts'
import type { Ctx } from '#server/kernel/context.ts'

const zLines = z.array(z.object({ labourOperationId: z.string().nullable(), system: z.string(), name: z.string() }))

type Raw = Omit<EarlierOrder, 'lines'> & { lines: unknown }

/** Orders of a car that were delivered, the newest first. */
export async function deliveredOrders(ctx: Ctx, vehicleId: string, limit = 10) {
  const { rows } = await sql<Raw>`SELECT o.id, o.number, o.description, v.mileage_km,
      coalesce(o.delivered_at, o.passed_at, o.work_finished_at) AS delivered_at,
      (SELECT coalesce(json_agg(json_build_object('labourOperationId', l.labour_operation_id, 'system', l.system, 'name', l.name)
          ORDER BY l.position), '[]')
        FROM order_lines l WHERE l.order_id = o.id AND l.kind = 'labour' AND l.state NOT IN ('declined', 'cancelled')) AS lines
    FROM repair_orders o JOIN visits v ON v.id = o.visit_id
    WHERE o.store_id = ${ctx.store.id} AND o.vehicle_id = ${vehicleId} AND o.cancelled_at IS NULL
      AND coalesce(o.delivered_at, o.passed_at, o.work_finished_at) IS NOT NULL
    ORDER BY delivered_at DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(row => ({ ...row, lines: zLines.parse(row.lines) }))
}

export async function orderBrief(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('repairOrders')
    .select(['id', 'number', 'description'])
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

/** When the customer was reminded, by which way, and what became of it. */
export async function remindersOf(ctx: Ctx, appointmentId: string, template: string) {
  return ctx.db
    .selectFrom('messages')
    .select(['createdAt as at', 'channel', 'state'])
    .where('storeId', '=', ctx.store.id)
    .where('subjectId', '=', appointmentId)
    .where('template', '=', template)
    .orderBy('createdAt')
    .execute()
}

export async function personBrief(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'phoneMasked', 'address'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function waiverAsked(ctx: Ctx, kind: string, appointmentId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('approvals')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .where('subjectId', '=', appointmentId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return row !== undefined
}

export async function adviserResource(ctx: Ctx, staffId: string) {
  return ctx.db
    .selectFrom('resources')
    .select(['id', 'name'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', 'adviser')
    .where('staffId', '=', staffId)
    .where('active', '=', true)
    .executeTakeFirst()
}

export async function resourceById(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('resources')
    .select(['id', 'name', 'kind', 'class'])
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Missed bookings of a car since it last came as booked, the last first. */
export async function noShowsInARow(ctx: Ctx, vehicleId: string) {
  const { rows } = await sql<{
    id: string
    number: string | null
    bookedAt: Instant
  }>`SELECT a.id, a.number, a.booked_at
    FROM appointments a WHERE a.store_id = ${ctx.store.id} AND a.vehicle_id = ${vehicleId} AND a.state = 'noShow'
      AND NOT EXISTS (SELECT FROM appointments came WHERE came.vehicle_id = a.vehicle_id AND came.store_id = a.store_id
        AND came.state = 'arrived' AND came.booked_at > a.booked_at)
    ORDER BY a.booked_at DESC LIMIT 10`.execute(ctx.db)
  return rows
}
