import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { CallsTable, FollowUpsTable, TicketsTable } from '#db/types.ts'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'

export type FollowUpRow = Selectable<FollowUpsTable>
export type TicketRow = Selectable<TicketsTable>
export type CallRow = Selectable<CallsTable>

export async function findFollowUp(ctx: Ctx, id: string): Promise<FollowUpRow | undefined> {
  return byId(ctx, id).executeTakeFirst()
}

export async function lockFollowUp(ctx: Ctx, id: string): Promise<FollowUpRow | undefined> {
  return byId(ctx, id).forUpdate().executeTakeFirst()
}

const byId = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('followUps').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)

export async function saveFollowUp(
  ctx: Ctx,
  row: FollowUpRow,
  columns: Partial<Omit<FollowUpRow, 'id' | 'storeId' | 'visitId' | 'step' | 'version'>>,
): Promise<number> {
  const saved = await ctx.db
    .updateTable('followUps')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', row.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return saved.version
}

export async function lockTicket(ctx: Ctx, id: string): Promise<TicketRow | undefined> {
  return ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

type QueueRow = {
  id: string
  step: FollowUpRow['step']
  way: FollowUpRow['way']
  fromAt: string
  dueAt: string
  agreedAt: string | null
  state: FollowUpRow['state']
  excludedBecause: string
  special: FollowUpRow['special']
  attempts: number
  customer: string
  plate: string
  car: string
  orderNumber: string | null
  owner: string
  version: number
}

const queueColumns = sql`f.id, f.step, f.way, f.from_at, f.due_at, f.agreed_at, f.state, f.excluded_because, f.special, f.attempts, coalesce(p.name, '') AS customer,
  coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, o.number AS order_number, coalesce(s.name, '') AS owner, f.version`
const queueJoins = sql`FROM follow_ups f LEFT JOIN people p ON p.id = f.person_id LEFT JOIN vehicles v ON v.id = f.vehicle_id
  LEFT JOIN repair_orders o ON o.id = f.order_id LEFT JOIN staff s ON s.id = f.owner_id`
const zPlace = z.object({ at: z.string(), id: z.string() })

export async function followUpQueue(
  ctx: Ctx,
  filter: { state?: string | undefined; limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = filter.limit ?? 50
  const place = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor, zPlace)
  const { rows } = await sql<QueueRow>`SELECT ${queueColumns} ${queueJoins}
    WHERE f.store_id = ${ctx.store.id} AND f.state = ${filter.state ?? 'planned'}
      AND (${place?.at ?? null}::timestamptz IS NULL OR (f.due_at, f.id) > (${place?.at ?? null}::timestamptz, ${place?.id ?? null}::uuid))
    ORDER BY f.due_at, f.id LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => ({ at: row.dueAt, id: row.id }))
}

export async function followUpRow(ctx: Ctx, id: string): Promise<QueueRow | undefined> {
  const { rows } =
    await sql<QueueRow>`SELECT ${queueColumns} ${queueJoins} WHERE f.id = ${id} AND f.store_id = ${ctx.store.id}`.execute(
      ctx.db,
    )
  return rows[0]
}

type CallListRow = {
  id: string
  startedAt: string
  direction: 'out' | 'in'
  purpose: string
  result: CallRow['result']
  satisfied: boolean | null
  opinion: string
  customer: string
  plate: string
  staff: string
  paperId: string | null
}

export async function listCalls(
  ctx: Ctx,
  filter: {
    fromOn?: string | undefined
    toOn?: string | undefined
    vehicleId?: string | undefined
    limit?: number | undefined
    cursor?: string | undefined
  },
) {
  const limit = filter.limit ?? 50
  const where = [sql`c.store_id = ${ctx.store.id}`]
  if (filter.vehicleId !== undefined) where.push(sql`c.vehicle_id = ${filter.vehicleId}`)
  if (filter.fromOn !== undefined) where.push(sql`c.started_at >= ${instantOf(filter.fromOn, '00:00', ctx.store.zone)}`)
  if (filter.toOn !== undefined)
    where.push(sql`c.started_at < ${instantOf(addDaysOn(filter.toOn, 1), '00:00', ctx.store.zone)}`)
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(c.started_at, c.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const { rows } =
    await sql<CallListRow>`SELECT c.id, c.started_at, c.direction, c.purpose, c.result, c.satisfied, c.opinion,
      coalesce(p.name, '') AS customer, coalesce(v.plate, '') AS plate, s.name AS staff, c.paper_id
    FROM calls c JOIN staff s ON s.id = c.by_staff LEFT JOIN people p ON p.id = c.person_id LEFT JOIN vehicles v ON v.id = c.vehicle_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY c.started_at DESC, c.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => ({ at: row.startedAt, id: row.id }))
}

type TicketListRow = {
  id: string
  number: string
  kind: TicketRow['kind']
  text: string
  handling: TicketRow['handling']
  state: TicketRow['state']
  answer: string
  customer: string
  plate: string
  openedAt: string
  solvedAt: string | null
  toldAt: string | null
  satisfied: boolean | null
  orderId: string | null
  version: number
}

export async function listTickets(
  ctx: Ctx,
  filter: {
    state?: string | undefined
    vehicleId?: string | null
    id?: string
    cursor?: string | undefined
    limit?: number | undefined
  },
) {
  const limit = filter.limit ?? 50
  const where = [sql`t.store_id = ${ctx.store.id}`]
  if (filter.id !== undefined) where.push(sql`t.id = ${filter.id}`)
  if (filter.state !== undefined) where.push(sql`t.state = ${filter.state}`)
  if (filter.vehicleId) where.push(sql`t.vehicle_id = ${filter.vehicleId}`)
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(t.opened_at, t.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const { rows } =
    await sql<TicketListRow>`SELECT t.id, t.number, t.kind, t.text, t.handling, t.state, t.answer, coalesce(p.name, '') AS customer,
      coalesce(v.plate, '') AS plate, t.opened_at, t.solved_at, t.told_at, t.satisfied, t.order_id, t.version
    FROM tickets t LEFT JOIN people p ON p.id = t.person_id LEFT JOIN vehicles v ON v.id = t.vehicle_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY t.opened_at DESC, t.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => ({ at: row.openedAt, id: row.id }))
}

/** Whoever of the roles has the fewest open calls; nobody when the store has none of them. */
export async function leastBusyCaller(ctx: Ctx, roles: readonly string[]): Promise<string | null> {
  for (const role of roles) {
    const { rows } = await sql<{
      id: string
    }>`SELECT s.id FROM staff s JOIN staff_grants g ON g.staff_id = s.id AND g.store_id = ${ctx.store.id} AND g.role = ${role}
      WHERE s.left_at IS NULL
      ORDER BY (SELECT count(*) FROM follow_ups f WHERE f.owner_id = s.id AND f.state = 'planned' AND f.store_id = ${ctx.store.id}), s.employee_no LIMIT 1`.execute(
      ctx.db,
    )
    if (rows[0]) return rows[0].id
  }
  return null
}
