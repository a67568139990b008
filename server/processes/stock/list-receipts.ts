import { sql } from 'kysely'
import type { stockContract } from '#domain/processes/stock/stock-contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { zAtAndId } from './search-text.ts'

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

export const listReceipts: Handlers<typeof stockContract>['receipts'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zAtAndId)
  const earlier = after ? sql`AND (g.received_at, g.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Head>`SELECT g.id, g.number, g.supplier, g.note, coalesce(s.name, '') AS received_by,
      g.received_at
    FROM goods_receipts g LEFT JOIN staff s ON s.id = g.received_by
    WHERE g.store_id = ${ctx.store.id} ${earlier} ORDER BY g.received_at DESC, g.id DESC LIMIT ${limit + 1}`.execute(
    ctx.db,
  )
  const lines = await linesOf(
    ctx,
    rows.map(row => row.id),
  )
  const costs = ctx.can('catalogue.costs')
  const receipts = rows.map(row => ({
    ...row,
    lines: lines
      .filter(line => line.receiptId === row.id)
      .map(line => ({ ...line, unitCostFen: costs ? line.unitCostFen : null })),
  }))
  return pageFrom(receipts, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }))
}

async function linesOf(ctx: Ctx, receiptIds: readonly string[]): Promise<Line[]> {
  if (receiptIds.length === 0) return []
  const { rows } = await sql<Line>`SELECT l.receipt_id, l.part_id, p.number AS part_number, p.name AS part_name, p.unit,
      l.qty_milli, l.unit_cost_fen
    FROM goods_receipt_lines l JOIN parts p ON p.id = l.part_id
    WHERE l.store_id = ${ctx.store.id} AND l.receipt_id = ANY(${receiptIds}::uuid[]) ORDER BY p.number, l.id`.execute(
    ctx.db,
  )
  return rows
}
