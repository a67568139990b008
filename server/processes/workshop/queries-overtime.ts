import { type Selectable, sql } from 'kysely'
import type { OvertimesTable } from '#db/types.ts'
import { addDaysOn, addMonthsOn, dateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import type { OvertimeSoFar, OvertimeState } from '#domain/processes/workshop/overtime.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type OvertimeRecord = Selectable<OvertimesTable>

/** What each of these people has of overtime on the day and in the month, asked and granted. */
export async function overtimeSoFar(ctx: Ctx, technicianIds: readonly string[], at: Instant): Promise<OvertimeSoFar[]> {
  const { zone } = ctx.store
  const on = dateOn(at, zone)
  const monthOn = `${on.slice(0, 7)}-01`
  const day = { from: instantOf(on, '00:00', zone), to: instantOf(addDaysOn(on, 1), '00:00', zone) }
  const month = { from: instantOf(monthOn, '00:00', zone), to: instantOf(addMonthsOn(monthOn, 1), '00:00', zone) }
  const minutes = sql`coalesce(sum(extract(epoch FROM t.to_at - t.from_at)) FILTER`
  const { rows } = await sql<OvertimeSoFar>`SELECT r.name,
      (${minutes} (WHERE t.from_at >= ${day.from} AND t.from_at < ${day.to}), 0) / 60)::int AS day_minutes,
      (${minutes} (WHERE t.from_at >= ${month.from} AND t.from_at < ${month.to}), 0) / 60)::int AS month_minutes
    FROM resources r LEFT JOIN overtime_technicians p ON p.technician_id = r.id
      LEFT JOIN overtimes t ON t.id = p.overtime_id AND t.state IN ('asked', 'granted')
    WHERE r.store_id = ${ctx.store.id} AND r.id = ANY(${technicianIds}::uuid[]) GROUP BY r.id, r.name`.execute(ctx.db)
  return rows
}

export async function insertOvertime(
  ctx: Ctx,
  row: Pick<
    OvertimeRecord,
    'id' | 'orderId' | 'fromAt' | 'toAt' | 'reason' | 'askedBy' | 'readyWithoutAt' | 'readyWithAt'
  >,
  technicianIds: readonly string[],
): Promise<void> {
  const storeId = ctx.store.id
  await ctx.db
    .insertInto('overtimes')
    .values({ ...row, storeId, askedAt: ctx.now })
    .execute()
  await ctx.db
    .insertInto('overtimeTechnicians')
    .values(technicianIds.map(technicianId => ({ storeId, overtimeId: row.id, technicianId })))
    .execute()
}

export async function lockOvertime(ctx: Ctx, id: string): Promise<OvertimeRecord | undefined> {
  return ctx.db
    .selectFrom('overtimes')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

/** The people of an overtime: who they are to the plan, and to the bell. */
export async function peopleOf(ctx: Ctx, overtimeId: string) {
  return ctx.db
    .selectFrom('overtimeTechnicians')
    .innerJoin('resources', 'resources.id', 'overtimeTechnicians.technicianId')
    .select(['resources.id', 'resources.name', 'resources.staffId'])
    .where('overtimeId', '=', overtimeId)
    .orderBy('resources.name')
    .execute()
}

export async function saveOvertime(
  ctx: Ctx,
  overtime: OvertimeRecord,
  columns: { state: OvertimeState } & Partial<
    Pick<OvertimeRecord, 'decidedBy' | 'decidedAt' | 'readyWithoutAt' | 'readyWithAt'>
  >,
): Promise<number> {
  const version = overtime.version + 1
  await ctx.db
    .updateTable('overtimes')
    .set({ ...columns, version })
    .where('id', '=', overtime.id)
    .execute()
  return version
}

type Page = { orderId: string | undefined; after: { at: Instant; id: string } | undefined; limit: number }

export async function listOvertimes(ctx: Ctx, { orderId, after, limit }: Page) {
  const { rows } = await sql<{
    id: string
    orderId: string
    number: string | null
    plate: string
    technicians: string[]
    fromAt: Instant
    toAt: Instant
    reason: string
    state: OvertimeState
    askedBy: string
    decidedBy: string | null
    promisedAt: Instant | null
    readyWithoutAt: Instant | null
    readyWithAt: Instant | null
    version: number
  }>`SELECT t.id, t.order_id, o.number, coalesce(v.plate, '') AS plate, t.from_at, t.to_at, t.reason, t.state,
      a.name AS asked_by, d.name AS decided_by, o.promised_at, t.ready_without_at, t.ready_with_at, t.version,
      array(SELECT r.name FROM overtime_technicians p JOIN resources r ON r.id = p.technician_id
        WHERE p.overtime_id = t.id ORDER BY r.name) AS technicians
    FROM overtimes t JOIN repair_orders o ON o.id = t.order_id JOIN vehicles v ON v.id = o.vehicle_id
      JOIN staff a ON a.id = t.asked_by LEFT JOIN staff d ON d.id = t.decided_by
    WHERE t.store_id = ${ctx.store.id} AND (${orderId ?? null}::uuid IS NULL OR t.order_id = ${orderId ?? null}::uuid)
      AND (${after?.at ?? null}::timestamptz IS NULL OR (t.from_at, t.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY t.from_at DESC, t.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}
