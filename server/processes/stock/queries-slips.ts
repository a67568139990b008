import { type RawBuilder, sql } from 'kysely'
import type { Fen } from '#domain/kernel/money.ts'
import type { SlipLineView, SlipView } from '#domain/processes/stock/shapes.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { anywhere } from '#server/kernel/database/text-match.ts'

export type NewSlip = {
  id: string
  orderId: string
  kind: 'issue' | 'return'
  number: string
  paperId: string
  issueSlipId: string | null
  workshopBy: string
  counterBy: string
  note: string
}

export type NewSlipLine = {
  id: string
  requestId: string
  partId: string
  qtyMilli: number
  unitPriceFen: Fen
  costFen: Fen
  movementId: string
  issueLineId?: string
  reason?: string
  condition?: string
}

export async function insertSlip(ctx: Ctx, slip: NewSlip, lines: readonly NewSlipLine[]): Promise<void> {
  const storeId = ctx.store.id
  await ctx.db
    .insertInto('partSlips')
    .values({ ...slip, storeId, at: ctx.now })
    .execute()
  await ctx.db
    .insertInto('partSlipLines')
    .values(lines.map(line => ({ ...line, storeId, slipId: slip.id })))
    .execute()
}

export async function lockSlip(ctx: Ctx, id: string) {
  const query = ctx.db.selectFrom('partSlips').selectAll().where('storeId', '=', ctx.store.id).where('id', '=', id)
  return query.forUpdate().executeTakeFirst()
}

/** The slips of an order that settlement does not have yet, locked. */
export async function lockOpenSlips(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('partSlips')
    .select(['id', 'number', 'kind'])
    .where('storeId', '=', ctx.store.id)
    .where('orderId', '=', orderId)
    .where('state', '=', 'open')
    .orderBy('number')
    .forUpdate()
    .execute()
}

export type SlipFilter = {
  q?: string | null | undefined
  state?: SlipView['state'] | undefined
  kind?: SlipView['kind'] | undefined
  before?: { at: string; id: string } | undefined
  limit: number
}

/** Marks a slip as signed for by the technician. */
export async function markAcknowledged(ctx: Ctx, slip: { id: string; version: number }): Promise<number> {
  const version = slip.version + 1
  await ctx.db.updateTable('partSlips').set({ acknowledgedAt: ctx.now, version }).where('id', '=', slip.id).execute()
  return version
}

/** Marks slips as handed to settlement. */
export async function markHanded(ctx: Ctx, slipIds: readonly string[]): Promise<void> {
  await ctx.db
    .updateTable('partSlips')
    .set(eb => ({ state: 'handed', handedAt: ctx.now, handedBy: staffIdOrNull(ctx), version: eb('version', '+', 1) }))
    .where('id', 'in', [...slipIds])
    .execute()
}

/** Slips that settlement does not have yet. */
export async function openSlips(ctx: Ctx, orderId: string) {
  const slips = ctx.db.selectFrom('partSlips').select(['id', 'number', 'kind']).where('storeId', '=', ctx.store.id)
  return slips.where('orderId', '=', orderId).where('state', '=', 'open').orderBy('number').execute()
}

/** Slips as screens show them, newest first. */
export async function findSlips(ctx: Ctx, filter: SlipFilter): Promise<SlipView[]> {
  const where = [sql`true`]
  if (filter.state !== undefined) where.push(sql`s.state = ${filter.state}`)
  if (filter.kind !== undefined) where.push(sql`s.kind = ${filter.kind}`)
  if (filter.q) {
    const like = anywhere(filter.q)
    where.push(sql`(s.number ILIKE ${like} OR o.number ILIKE ${like} OR v.plate ILIKE ${like})`)
  }
  const { before } = filter
  if (before) where.push(sql`(s.at, s.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return slipViews(ctx, sql.join(where, sql` AND `), filter.limit)
}

export async function slipsOf(ctx: Ctx, orderId: string): Promise<SlipView[]> {
  return slipViews(ctx, sql`s.order_id = ${orderId}`, 200)
}

/** A slip's line with the order line it was asked for, if it was for one, and what it cost. */
export type SlipLineRow = SlipLineView & { orderLineId: string | null; costFen: number }

/** The lines of an order's slips, each issued one with what came back of it. */
export async function slipLines(ctx: Ctx, orderId: string): Promise<SlipLineRow[]> {
  const { rows } = await sql<SlipLineRow>`SELECT l.id, l.slip_id, l.request_id, r.order_line_id, l.part_id,
      p.number AS part_number, p.name AS part_name, p.unit, l.qty_milli, l.unit_price_fen, l.cost_fen,
      l.issue_line_id, l.reason, l.condition,
      coalesce((SELECT sum(b.qty_milli) FROM part_slip_lines b WHERE b.issue_line_id = l.id), 0) AS returned_milli
    FROM part_slip_lines l JOIN part_slips s ON s.id = l.slip_id JOIN parts p ON p.id = l.part_id
      JOIN part_requests r ON r.id = l.request_id
    WHERE s.store_id = ${ctx.store.id} AND s.order_id = ${orderId} ORDER BY s.at, l.id`.execute(ctx.db)
  return rows
}

export type BilledPart = { orderLineId: string; issuedMilli: number; costFen: Fen }

/** What went out and stayed out, per order line anybody asked parts for, with what it cost. */
export async function billedParts(ctx: Ctx, orderId: string): Promise<BilledPart[]> {
  const { rows } = await sql<BilledPart>`SELECT r.order_line_id,
      coalesce(sum(CASE s.kind WHEN 'issue' THEN l.qty_milli WHEN 'return' THEN -l.qty_milli END), 0) AS issued_milli,
      coalesce(sum(CASE s.kind WHEN 'issue' THEN l.cost_fen WHEN 'return' THEN -l.cost_fen END), 0) AS cost_fen
    FROM part_requests r LEFT JOIN part_slip_lines l ON l.request_id = r.id LEFT JOIN part_slips s ON s.id = l.slip_id
    WHERE r.store_id = ${ctx.store.id} AND r.order_id = ${orderId} AND r.order_line_id IS NOT NULL
    GROUP BY r.order_line_id ORDER BY r.order_line_id`.execute(ctx.db)
  return rows
}

async function slipViews(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<SlipView[]> {
  const { rows } = await sql<SlipView>`SELECT s.id, s.order_id, coalesce(o.number, '') AS order_number,
      coalesce(v.plate, '') AS plate, s.kind, s.number, s.state, s.at, w.name AS workshop_by, c.name AS counter_by,
      s.acknowledged_at, s.handed_at, s.paper_id, s.issue_slip_id, s.note, s.version
    FROM part_slips s JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
      JOIN staff w ON w.id = s.workshop_by JOIN staff c ON c.id = s.counter_by
    WHERE s.store_id = ${ctx.store.id} AND ${where} ORDER BY s.at DESC, s.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}
