import { type Insertable, type Selectable, sql } from 'kysely'
import type { WorkTicketsTable } from '#db/types.ts'
import type { OrderTicketKind, TicketKind, TicketState } from '#domain/processes/repair-orders/work-tickets.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

export type TicketRow = Selectable<WorkTicketsTable>

type NewTicket = Pick<TicketRow, 'id' | 'kind' | 'visitId' | 'reason' | 'dueAt' | 'toRole'> &
  Partial<Pick<Insertable<WorkTicketsTable>, 'orderId' | 'jobId' | 'lineId' | 'ownerId'>>

export async function insertTicket(ctx: Ctx, ticket: NewTicket): Promise<void> {
  const { id, kind, visitId, reason, dueAt, toRole } = ticket
  const { orderId = null, jobId = null, lineId = null, ownerId = null } = ticket
  await ctx.db
    .insertInto('workTickets')
    .values({
      ...{ id, kind, visitId, reason, dueAt, toRole, orderId, jobId, lineId, ownerId },
      storeId: ctx.store.id,
      calledBy: staffId(ctx),
      calledAt: ctx.now,
    })
    .execute()
}

export async function lockTicket(ctx: Ctx, id: string, kinds: readonly TicketKind[]): Promise<TicketRow | undefined> {
  return ctx.db
    .selectFrom('workTickets')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .where('kind', 'in', [...kinds])
    .forUpdate()
    .executeTakeFirst()
}

export async function saveTicket(
  ctx: Ctx,
  id: string,
  columns: Partial<
    Pick<
      TicketRow,
      'state' | 'acceptedBy' | 'acceptedAt' | 'arrivedAt' | 'endedAt' | 'outcome' | 'cause' | 'toldChannel'
    >
  >,
): Promise<number> {
  const row = await ctx.db
    .updateTable('workTickets')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export type TicketListed = {
  id: string
  kind: OrderTicketKind
  state: TicketState
  reason: string
  orderId: string
  number: string | null
  plate: string
  jobId: string | null
  line: string
  bay: string
  toRole: string
  ownerId: string | null
  owner: string
  callerId: string
  calledBy: string
  calledAt: string
  dueAt: string
  helperId: string | null
  acceptedBy: string
  acceptedAt: string | null
  endedAt: string | null
  outcome: string
  cause: string
  toldChannel: string
  version: number
}

/** Of one order all, else what still waits for an answer in the store; the oldest first. */
export async function listTickets(ctx: Ctx, orderId: string | undefined): Promise<TicketListed[]> {
  const where = orderId === undefined ? sql`t.ended_at IS NULL` : sql`t.order_id = ${orderId}`
  const { rows } = await sql<TicketListed>`SELECT t.id, t.kind, t.state, t.reason, t.order_id, o.number,
      coalesce(v.plate, '') AS plate, t.job_id, coalesce(l.name, '') AS line, coalesce(b.name, '') AS bay, t.to_role,
      t.owner_id, coalesce(w.name, '') AS owner, t.called_by AS caller_id, c.name AS called_by, t.called_at, t.due_at,
      t.accepted_by AS helper_id, coalesce(h.name, '') AS accepted_by, t.accepted_at, t.ended_at, t.outcome, t.cause,
      t.told_channel, t.version
    FROM work_tickets t JOIN repair_orders o ON o.id = t.order_id JOIN vehicles v ON v.id = o.vehicle_id
      JOIN staff c ON c.id = t.called_by LEFT JOIN staff w ON w.id = t.owner_id LEFT JOIN staff h ON h.id = t.accepted_by
      LEFT JOIN jobs j ON j.id = t.job_id LEFT JOIN resources b ON b.id = j.bay_id
      LEFT JOIN order_lines l ON l.id = coalesce(t.line_id, j.line_id)
    WHERE t.store_id = ${ctx.store.id} AND ${where} ORDER BY t.called_at, t.id LIMIT 500`.execute(ctx.db)
  return rows
}

/** The job a ticket is raised at, when it belongs to the order. */
export async function jobOfTicket(ctx: Ctx, orderId: string, jobId: string) {
  return ctx.db
    .selectFrom('jobs')
    .select(['id', 'lineId'])
    .where('id', '=', jobId)
    .where('orderId', '=', orderId)
    .executeTakeFirst()
}
