import { type RawBuilder, sql } from 'kysely'
import { requestState } from '#domain/processes/stock/request-state.ts'
import type { RequestView } from '#domain/processes/stock/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Line states that stand for the customer's word. */
export const APPROVED = ['approved', 'working', 'done', 'passed'] as const

/** Requests with what decides about them, locked in order of id. */
export async function lockRequests(ctx: Ctx, filter: { ids: readonly string[] } | { orderId: string }) {
  let query = ctx.db
    .selectFrom('partRequests as r')
    .innerJoin('parts as p', 'p.id', 'r.partId')
    .leftJoin('orderLines as l', 'l.id', 'r.orderLineId')
    .selectAll('r')
    .select(['p.name as partName', 'p.number as partNumber', 'p.unit', 'p.grade'])
    .select(['l.id as lineId', 'l.state as lineState', 'l.payer', 'l.customerSupplied', 'l.unitPriceFen'])
    .where('r.storeId', '=', ctx.store.id)
  query = 'ids' in filter ? query.where('r.id', 'in', [...filter.ids]) : query.where('r.orderId', '=', filter.orderId)
  return query.orderBy('r.id').forUpdate('r').execute()
}
export type LockedRequest = Awaited<ReturnType<typeof lockRequests>>[number]

/** Which order a request belongs to, before anything is locked. */
export async function orderOfRequest(ctx: Ctx, requestId: string): Promise<{ orderId: string } | undefined> {
  const requests = ctx.db.selectFrom('partRequests').select('orderId').where('storeId', '=', ctx.store.id)
  return requests.where('id', '=', requestId).executeTakeFirst()
}

export const partTitle = (part: { partName: string; partNumber: string }): string =>
  `${part.partName} ${part.partNumber}`

export function isApproved(request: { lineState: string | null }): boolean {
  return APPROVED.some(state => state === request.lineState)
}

export type NewRequest = {
  id: string
  orderId: string
  orderLineId: string | null
  partId: string
  wantedMilli: number
  note: string
  requestedBy: string | null
}

export async function insertRequest(ctx: Ctx, request: NewRequest): Promise<void> {
  const row = { ...request, storeId: ctx.store.id, requestedAt: ctx.now }
  await ctx.db.insertInto('partRequests').values(row).execute()
}

export type RequestChange = {
  orderLineId?: string
  wantedMilli?: number
  reservedMilli?: number
  issuedMilli?: number
  cancelledAt?: string
  cancelReason?: string
}

/** Writes a locked request and counts its version up. */
export async function saveRequest(ctx: Ctx, id: string, change: RequestChange): Promise<number> {
  const row = await ctx.db
    .updateTable('partRequests')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

type Facts = Omit<RequestView, 'state'> & { cancelledAt: string | null; waiting: boolean }

/** The requests of an order as screens show them. */
export async function requestsOf(ctx: Ctx, orderId: string): Promise<RequestView[]> {
  return requestViews(ctx, sql`r.order_id = ${orderId}`)
}

/** Everything the counter still has to put on an order. */
export async function openRequests(ctx: Ctx): Promise<RequestView[]> {
  return requestViews(ctx, sql`r.cancelled_at IS NULL AND r.issued_milli < r.wanted_milli`)
}

async function requestViews(ctx: Ctx, where: RawBuilder<unknown>): Promise<RequestView[]> {
  const { rows } = await sql<Facts>`SELECT r.id, r.order_id, r.order_line_id, r.part_id, p.number AS part_number,
      p.name AS part_name, p.unit, p.grade, coalesce(b.bin, '') AS bin, coalesce(l.payer, 'customer') AS payer,
      coalesce(l.state = ANY (${APPROVED}::text[]), false) AS approved, r.wanted_milli, r.reserved_milli,
      r.issued_milli, coalesce(b.on_hand_milli - b.reserved_milli, 0) AS available_milli, r.note, r.requested_at,
      coalesce(w.name, '') AS requested_by, r.version, r.cancelled_at,
      EXISTS (SELECT FROM shortages x WHERE x.request_id = r.id AND x.state IN ('asked', 'ordered')) AS waiting
    FROM part_requests r JOIN parts p ON p.id = r.part_id
      LEFT JOIN order_lines l ON l.id = r.order_line_id
      LEFT JOIN stock_balances b ON b.store_id = r.store_id AND b.part_id = r.part_id
      LEFT JOIN staff w ON w.id = r.requested_by
    WHERE r.store_id = ${ctx.store.id} AND ${where} ORDER BY r.requested_at, r.id`.execute(ctx.db)
  return rows.map(row => ({ ...row, state: requestState(row) }))
}
