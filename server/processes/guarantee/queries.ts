import { type Selectable, sql } from 'kysely'
import type { ComebacksTable } from '#db/types.ts'
import type { EarlierWork } from '#domain/processes/guarantee/comeback.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { OrderRecord } from '../repair-orders/queries.ts'

export type ComebackRow = Selectable<ComebacksTable>

/** Labour that left the shop with the same car before this order came, the newest first. */
export async function earlierWork(ctx: Ctx, order: OrderRecord): Promise<EarlierWork[]> {
  const { rows } =
    await sql<EarlierWork>`SELECT l.id AS line_id, o.id AS order_id, l.labour_operation_id AS operation_id,
      l.name, l.system, l.guarantee_class, (o.delivered_at AT TIME ZONE ${ctx.store.zone})::date AS left_on,
      v.mileage_km AS left_km, o.kind IN ('maintenance', 'freeCheck', 'beauty') AS is_care
    FROM repair_orders o JOIN visits v ON v.id = o.visit_id
      JOIN order_lines l ON l.order_id = o.id AND l.kind = 'labour' AND l.state = 'passed'
    WHERE o.store_id = ${ctx.store.id} AND o.vehicle_id = ${order.vehicleId} AND o.id <> ${order.id}
      AND o.delivered_at IS NOT NULL AND o.delivered_at <= ${order.createdAt}::timestamptz
    ORDER BY o.delivered_at DESC, l.id LIMIT 500`.execute(ctx.db)
  return rows
}

/** Who did the first job, which part it put in, and who had supplied it. */
export async function originOf(ctx: Ctx, firstLineId: string) {
  const { rows } = await sql<{
    jobId: string | null
    staffId: string | null
    partId: string | null
    supplier: string
  }>`SELECT job.id AS job_id, job.staff_id, part.part_id, coalesce(receipt.supplier, '') AS supplier
    FROM order_lines l JOIN repair_orders o ON o.id = l.order_id
      LEFT JOIN LATERAL (SELECT j.id, j.staff_id FROM jobs j WHERE j.line_id = l.id AND j.state <> 'cancelled'
        ORDER BY j.finished_at DESC NULLS LAST LIMIT 1) job ON true
      LEFT JOIN LATERAL (SELECT p.part_id FROM order_lines p WHERE p.order_id = l.order_id AND p.kind = 'part'
        AND p.for_line_id = l.id AND p.part_id IS NOT NULL AND NOT p.customer_supplied ORDER BY p.position LIMIT 1) part ON true
      LEFT JOIN LATERAL (SELECT r.supplier FROM goods_receipt_lines g JOIN goods_receipts r ON r.id = g.receipt_id
        WHERE g.part_id = part.part_id AND r.received_at <= o.delivered_at ORDER BY r.received_at DESC LIMIT 1) receipt ON true
    WHERE l.id = ${firstLineId}`.execute(ctx.db)
  return rows[0] ?? { jobId: null, staffId: null, partId: null, supplier: '' }
}

export async function knownLines(ctx: Ctx, orderId: string): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('comebacks').select('lineId').where('orderId', '=', orderId).execute()
  return new Set(rows.map(row => row.lineId))
}

export async function lockComeback(ctx: Ctx, id: string): Promise<ComebackRow | undefined> {
  return ctx.db
    .selectFrom('comebacks')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveComeback(
  ctx: Ctx,
  id: string,
  columns: Partial<
    Pick<ComebackRow, 'state' | 'proof' | 'decidedAt' | 'decidedBy' | 'causeGroup' | 'cause' | 'costFen'>
  >,
): Promise<number> {
  const row = await ctx.db
    .updateTable('comebacks')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Comebacks of an order whose line still counts, that wait for a decision. */
export async function openComebacks(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('comebacks')
    .innerJoin('orderLines', 'orderLines.id', 'comebacks.lineId')
    .select(['comebacks.id', 'orderLines.name'])
    .where('comebacks.orderId', '=', orderId)
    .where('comebacks.state', '=', 'open')
    .where('orderLines.state', 'not in', ['declined', 'cancelled'])
    .execute()
}

export async function freeComebacks(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('comebacks')
    .select(['id', 'lineId'])
    .where('orderId', '=', orderId)
    .where('state', '=', 'free')
    .execute()
}

/** Whether anything of an order came back, refused or not: its customer is called as one of a group of its own. */
export async function hasComeback(ctx: Ctx, orderId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('comebacks')
    .select('id')
    .where('orderId', '=', orderId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Listed = Omit<
  ComebackRow,
  'storeId' | 'vehicleId' | 'lineId' | 'firstLineId' | 'firstJobId' | 'partId' | 'decidedAt' | 'decidedBy'
> & {
  number: string | null
  plate: string
  line: string
  firstNumber: string | null
  firstLine: string
  responsible: string
  part: string
}

/** Of one order, or of the repairs handed over in a span of time that came back. */
export async function listComebacks(
  ctx: Ctx,
  of: { orderId: string } | { from: string; to: string },
): Promise<Listed[]> {
  const which =
    'orderId' in of
      ? sql`c.order_id = ${of.orderId}`
      : sql`f.delivered_at >= ${of.from}::timestamptz AND f.delivered_at < ${of.to}::timestamptz`
  const { rows } = await sql<Listed>`SELECT c.id, c.order_id, o.number, coalesce(v.plate, '') AS plate, l.name AS line,
      c.system, c.kind, c.first_order_id, f.number AS first_number, fl.name AS first_line,
      coalesce(s.name, '') AS responsible, c.responsible_id, coalesce(p.name, '') AS part, c.supplier, c.days_since,
      c.km_since, c.state, c.proof, c.cause_group, c.cause, c.cost_fen, c.found_at, c.version
    FROM comebacks c JOIN repair_orders o ON o.id = c.order_id JOIN repair_orders f ON f.id = c.first_order_id
      JOIN vehicles v ON v.id = c.vehicle_id JOIN order_lines l ON l.id = c.line_id
      JOIN order_lines fl ON fl.id = c.first_line_id
      LEFT JOIN staff s ON s.id = c.responsible_id LEFT JOIN parts p ON p.id = c.part_id
    WHERE c.store_id = ${ctx.store.id} AND ${which} AND l.state NOT IN ('declined', 'cancelled')
    ORDER BY c.found_at DESC, c.id`.execute(ctx.db)
  return rows
}

/** QC-17: repairs handed over in a span, and how many each technician did. */
export async function repairsOfSpan(ctx: Ctx, span: { from: string; to: string }) {
  const { rows } = await sql<{ staffId: string | null; name: string; repairs: number }>`WITH repairs AS (
      SELECT o.id FROM repair_orders o WHERE o.store_id = ${ctx.store.id} AND o.cancelled_at IS NULL
        AND o.kind NOT IN ('maintenance', 'freeCheck', 'beauty')
        AND o.delivered_at >= ${span.from}::timestamptz AND o.delivered_at < ${span.to}::timestamptz
    )
    SELECT NULL AS staff_id, '' AS name, count(*)::int AS repairs FROM repairs
    UNION ALL
    SELECT s.id, s.name, count(DISTINCT r.id)::int FROM repairs r
      JOIN jobs j ON j.order_id = r.id AND j.state = 'done' JOIN staff s ON s.id = j.staff_id GROUP BY s.id, s.name
    ORDER BY 2`.execute(ctx.db)
  return {
    repairs: rows.find(row => row.staffId === null)?.repairs ?? 0,
    technicians: rows.flatMap(({ staffId, ...row }) => (staffId === null ? [] : [{ staffId, ...row }])),
  }
}
