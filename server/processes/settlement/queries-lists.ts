import { sql } from 'kysely'
import { z } from 'zod'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { PaymentListRow } from '#domain/processes/settlement/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'

const zPlace = z.tuple([z.string(), z.string()])

type Paged = { cursor?: string | undefined; limit?: number | undefined }

type PaymentFilter = Paged & { fromOn?: string | undefined; toOn?: string | undefined; way?: string | undefined }

/** What was paid, the latest first; a day is one of the store's own. */
export async function listPayments(ctx: Ctx, { fromOn, toOn, way, cursor, limit = DEFAULT_PAGE }: PaymentFilter) {
  const { zone } = ctx.store
  const where = [sql`m.store_id = ${ctx.store.id}`]
  if (fromOn !== undefined) where.push(sql`m.started_at >= ${instantOf(fromOn, '00:00', zone)}::timestamptz`)
  if (toOn !== undefined) where.push(sql`m.started_at < ${instantOf(addDaysOn(toOn, 1), '00:00', zone)}::timestamptz`)
  if (way !== undefined) where.push(sql`m.way = ${way}`)
  if (cursor !== undefined) {
    const [startedAt, id] = decodeCursor(cursor, zPlace)
    where.push(sql`(m.started_at, m.id) < (${startedAt}::timestamptz, ${id}::uuid)`)
  }
  const { rows } = await sql<PaymentListRow>`
    SELECT m.id, m.statement_id, s.number, o.number AS order_number, s.payer, coalesce(v.plate, '') AS plate,
      coalesce(p.name, '') AS customer, m.way, m.amount_fen, m.state, m.started_at, m.succeeded_at,
      coalesce(t.name, '') AS taken_by
    FROM payments m JOIN statements s ON s.id = m.statement_id JOIN repair_orders o ON o.id = s.order_id
    JOIN vehicles v ON v.id = o.vehicle_id JOIN visits i ON i.id = o.visit_id
    LEFT JOIN people p ON p.id = i.owner_id LEFT JOIN staff t ON t.id = m.taken_by
    WHERE ${sql.join(where, sql` AND `)} ORDER BY m.started_at DESC, m.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.startedAt, row.id])
}
