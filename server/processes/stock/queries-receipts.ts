import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Fen } from '#domain/kernel/money.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'

export type NewReceipt = {
  id: string
  number: string
  supplier: string
  note: string
  lines: readonly { partId: string; qtyMilli: number; unitCostFen: Fen; movementId: string }[]
}

export async function insertReceipt(ctx: Ctx, { lines, ...head }: NewReceipt): Promise<void> {
  const storeId = ctx.store.id
  await ctx.db
    .insertInto('goodsReceipts')
    .values({ ...head, storeId, receivedBy: staffIdOrNull(ctx), receivedAt: ctx.now })
    .execute()
  await ctx.db
    .insertInto('goodsReceiptLines')
    .values(lines.map(line => ({ ...line, id: newId(), storeId, receiptId: head.id })))
    .execute()
}

export async function countParts(ctx: Ctx, partIds: readonly string[]): Promise<number> {
  const known = await ctx.db
    .selectFrom('parts')
    .select('id')
    .where('id', 'in', [...partIds])
    .execute()
  return known.length
}

type Head = { id: string; number: string; supplier: string; note: string; receivedBy: string; receivedAt: string }
type Line = {
  receiptId: string
  partId: string
  partNumber: string
  partName: string
  unit: string
  qtyMilli: number
  unitCostFen: number
}

/** Goods taken in, newest first. */
export async function findReceipts(ctx: Ctx, before: { at: string; id: string } | undefined, limit: number) {
  const earlier = before ? sql`AND (g.received_at, g.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<Head>`SELECT g.id, g.number, g.supplier, g.note, coalesce(s.name, '') AS received_by,
      g.received_at
    FROM goods_receipts g LEFT JOIN staff s ON s.id = g.received_by
    WHERE g.store_id = ${ctx.store.id} ${earlier} ORDER BY g.received_at DESC, g.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export async function receiptLines(ctx: Ctx, receiptIds: readonly string[]): Promise<Line[]> {
  if (receiptIds.length === 0) return []
  const { rows } = await sql<Line>`SELECT l.receipt_id, l.part_id, p.number AS part_number, p.name AS part_name, p.unit,
      l.qty_milli, l.unit_cost_fen
    FROM goods_receipt_lines l JOIN parts p ON p.id = l.part_id
    WHERE l.store_id = ${ctx.store.id} AND l.receipt_id = ANY(${receiptIds}::uuid[]) ORDER BY p.number, l.id`.execute(
    ctx.db,
  )
  return rows
}
