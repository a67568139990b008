import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

/** Where the old parts of a bill's lines go, once the customer has decided about every one of them. */
export async function oldPartsOnBill(
  ctx: Ctx,
  statementId: string,
): Promise<'customer' | 'shop' | 'both' | 'none' | undefined> {
  const { rows } = await sql<{ parts: number; open: number; taken: number }>`
    SELECT count(*)::int AS parts, count(*) FILTER (WHERE p.decision IS NULL)::int AS open,
      count(*) FILTER (WHERE p.decision = 'take')::int AS taken
    FROM old_parts p JOIN statement_lines h ON h.order_line_id = p.line_id
    WHERE h.statement_id = ${statementId} AND p.store_id = ${ctx.store.id}`.execute(ctx.db)
  const { parts, open, taken } = rows[0] ?? { parts: 0, open: 0, taken: 0 }
  if (parts === 0) return 'none'
  if (open > 0) return undefined
  return taken === parts ? 'customer' : taken === 0 ? 'shop' : 'both'
}

/** Whether every item was explained to the customer, and by whom. */
export async function explanationOf(
  ctx: Ctx,
  orderId: string,
): Promise<{ explained: boolean; explainedBy: string | null }> {
  const { rows } = await sql<{ explained: boolean; explainedBy: string | null }>`
    SELECT s.name AS explained_by, NOT EXISTS (SELECT FROM order_lines l WHERE l.order_id = d.order_id AND l.kind = 'labour'
        AND l.explained_at IS NULL AND l.state NOT IN ('declined', 'cancelled')) AS explained
    FROM deliveries d LEFT JOIN staff s ON s.id = d.explained_by
    WHERE d.order_id = ${orderId} AND d.store_id = ${ctx.store.id}`.execute(ctx.db)
  const { explained = false, explainedBy = null } = rows[0] ?? {}
  return { explained, explainedBy: explained ? explainedBy : null }
}

/** The legal file of an invoice, and of the red one; the platform names each by its number. */
export async function invoiceFilesOf(
  ctx: Ctx,
  invoice: { statementId: string; number: string | null; redNumber: string | null },
): Promise<{ id: string; name: string }[]> {
  const names = [invoice.number, invoice.redNumber].flatMap(number => (number === null ? [] : [`${number}.xml`]))
  if (names.length === 0) return []
  return ctx.db
    .selectFrom('files')
    .select(['id', 'name'])
    .where('subjectId', '=', invoice.statementId)
    .where('storeId', '=', ctx.store.id)
    .where('purpose', '=', 'invoice')
    .where('name', 'in', names)
    .orderBy('createdAt')
    .execute()
}

/** Makers of the parts on an order, and whether its car has parts only new-energy cars have. */
export async function carAndBrands(ctx: Ctx, orderId: string) {
  const { rows } = await sql<{ partId: string | null; maker: string; power: string }>`
    SELECT p.id AS part_id, coalesce(p.maker, '') AS maker, v.power FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
    LEFT JOIN order_lines l ON l.order_id = o.id LEFT JOIN parts p ON p.id = l.part_id
    WHERE o.id = ${orderId} AND o.store_id = ${ctx.store.id}`.execute(ctx.db)
  return {
    isNev: ['hev', 'phev', 'bev'].includes(rows[0]?.power ?? ''),
    brands: new Map(rows.flatMap(row => (row.partId === null ? [] : [[row.partId, row.maker] as const]))),
  }
}
