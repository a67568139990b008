import { type RawBuilder, sql } from 'kysely'
import type { ShortageView } from '#domain/processes/stock/shapes.ts'
import type { ShortageState } from '#domain/processes/stock/shortage-states.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'
import { partTitle } from './queries-requests.ts'

export async function lockShortage(ctx: Ctx, id: string) {
  const query = ctx.db.selectFrom('shortages').selectAll().where('storeId', '=', ctx.store.id).where('id', '=', id)
  return query.forUpdate().executeTakeFirst()
}
export type ShortageRecord = NonNullable<Awaited<ReturnType<typeof lockShortage>>>

/** The open shortage of a request, locked. */
export async function openShortageOf(ctx: Ctx, requestId: string): Promise<ShortageRecord | undefined> {
  const query = ctx.db.selectFrom('shortages').selectAll().where('storeId', '=', ctx.store.id)
  return query
    .where('requestId', '=', requestId)
    .where('state', 'in', ['asked', 'ordered'])
    .forUpdate()
    .executeTakeFirst()
}

/** The requests and orders that wait for one of these parts, without locking. */
export async function waitingRequests(ctx: Ctx, partIds: readonly string[]) {
  const waiting = ctx.db.selectFrom('shortages').select(['requestId', 'orderId']).where('storeId', '=', ctx.store.id)
  return waiting
    .where('partId', 'in', [...partIds])
    .where('state', 'in', ['asked', 'ordered'])
    .execute()
}

/** Everything that waits for one of these parts, who asked first at the head; locked in one order. */
export async function waitingFor(ctx: Ctx, partIds: readonly string[]): Promise<ShortageRecord[]> {
  return ctx.db
    .selectFrom('shortages')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('partId', 'in', [...partIds])
    .where('state', 'in', ['asked', 'ordered'])
    .orderBy('askedAt')
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertShortage(
  ctx: Ctx,
  shortage: Pick<ShortageRecord, 'id' | 'orderId' | 'requestId' | 'partId' | 'qtyMilli' | 'askedBy'>,
): Promise<void> {
  const row = { ...shortage, storeId: ctx.store.id, askedAt: ctx.now }
  await ctx.db.insertInto('shortages').values(row).execute()
}

type ShortageChange = Partial<Omit<ShortageRecord, 'id' | 'storeId' | 'orderId' | 'requestId' | 'partId' | 'version'>>

export async function saveShortage(ctx: Ctx, id: string, change: ShortageChange): Promise<number> {
  const row = await ctx.db
    .updateTable('shortages')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export type ShortageFilter = {
  q?: string | null | undefined
  states?: readonly ShortageState[] | undefined
  after?: { at: string; id: string } | undefined
  limit: number
}

/** Shortages as screens show them, oldest first. */
export async function findShortages(ctx: Ctx, filter: ShortageFilter): Promise<ShortageView[]> {
  const where = [sql`true`]
  if (filter.states) where.push(sql`s.state = ANY (${filter.states}::text[])`)
  if (filter.q) {
    const like = anywhere(filter.q)
    where.push(sql`(o.number ILIKE ${like} OR v.plate ILIKE ${like} OR p.number ILIKE ${like} OR p.name ILIKE ${like})`)
  }
  const { after } = filter
  if (after) where.push(sql`(s.asked_at, s.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return shortageViews(ctx, sql.join(where, sql` AND `), filter.limit)
}

export async function shortagesOf(ctx: Ctx, orderId: string): Promise<ShortageView[]> {
  return shortageViews(ctx, sql`s.order_id = ${orderId}`, 200)
}

export async function shortageView(ctx: Ctx, id: string): Promise<ShortageView | undefined> {
  return (await shortageViews(ctx, sql`s.id = ${id}`, 1))[0]
}

/** Part and order of a shortage as its duties name them. */
export async function namesOf(ctx: Ctx, shortage: ShortageRecord): Promise<{ part: string; order: string }> {
  const row = await ctx.db
    .selectFrom('parts as p')
    .innerJoin('repairOrders as o', join => join.on('o.id', '=', shortage.orderId))
    .innerJoin('vehicles as v', 'v.id', 'o.vehicleId')
    .select(['p.name as partName', 'p.number as partNumber', 'o.number', 'v.plate'])
    .where('p.id', '=', shortage.partId)
    .executeTakeFirstOrThrow()
  return { part: partTitle(row), order: row.number ?? row.plate ?? '' }
}

async function shortageViews(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<ShortageView[]> {
  const { rows } = await sql<ShortageView>`SELECT s.id, s.order_id, coalesce(o.number, '') AS order_number,
      coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, a.name AS adviser, s.request_id, s.part_id,
      p.number AS part_number, p.name AS part_name, p.unit, p.lead_days, s.qty_milli, s.arrived_milli, s.state,
      s.asked_at, coalesce(asked.name, '') AS asked_by, s.ordered_at, coalesce(ordered.name, '') AS ordered_by,
      s.supplier, s.expected_at, s.arrived_at, coalesce(arrived.name, '') AS arrived_by, s.adviser_told_at, s.told_at,
      coalesce(told.name, '') AS told_by, s.told_channel, s.person_reached, s.told_result, s.version
    FROM shortages s JOIN parts p ON p.id = s.part_id JOIN repair_orders o ON o.id = s.order_id
      JOIN vehicles v ON v.id = o.vehicle_id JOIN staff a ON a.id = o.adviser_id
      LEFT JOIN staff asked ON asked.id = s.asked_by LEFT JOIN staff ordered ON ordered.id = s.ordered_by
      LEFT JOIN staff arrived ON arrived.id = s.arrived_by LEFT JOIN staff told ON told.id = s.told_by
    WHERE s.store_id = ${ctx.store.id} AND ${where} ORDER BY s.asked_at, s.id LIMIT ${limit}`.execute(ctx.db)
  return rows
}
