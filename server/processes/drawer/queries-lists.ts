import { sql } from 'kysely'
import { z } from 'zod'
import type { ClosingRow } from '#domain/processes/drawer/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'

const zPlace = z.tuple([z.string(), z.string()])

type Filter = {
  id?: string | undefined
  fromOn?: string | undefined
  toOn?: string | undefined
  state?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** Closings, the latest day first. */
export async function listClosings(ctx: Ctx, filter: Filter) {
  const { limit = DEFAULT_PAGE } = filter
  const where = [sql`c.store_id = ${ctx.store.id}`]
  if (filter.id !== undefined) where.push(sql`c.id = ${filter.id}`)
  if (filter.fromOn !== undefined) where.push(sql`c.through_on >= ${filter.fromOn}::date`)
  if (filter.toOn !== undefined) where.push(sql`c.through_on <= ${filter.toOn}::date`)
  if (filter.state !== undefined) where.push(sql`c.state = ${filter.state}`)
  if (filter.cursor !== undefined) {
    const [throughOn, id] = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(c.through_on, c.id) < (${throughOn}::date, ${id}::uuid)`)
  }
  const { rows } = await sql<ClosingRow>`
    SELECT c.id, c.number, s.name AS cashier, c.from_on, c.through_on, c.state, n.expected_fen, n.counted_fen, c.off_fen,
      c.reason, c.hand_in_fen, c.kept_fen, c.closed_at
    FROM drawer_closings c JOIN staff s ON s.id = c.cashier_id
    JOIN LATERAL (
      SELECT sum(opening_fen + in_fen - out_fen)::bigint AS expected_fen, sum(counted_fen)::bigint AS counted_fen
      FROM drawer_counts WHERE closing_id = c.id) n ON true
    WHERE ${sql.join(where, sql` AND `)} ORDER BY c.through_on DESC, c.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.throughOn, row.id])
}
