import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kernel/time.ts'
import type { PayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Span } from './queries.ts'

const zPlace = z.tuple([z.string(), z.string()])

/** Fees of visits that ended without repair, by when they were paid into the till. */
const paidIn = (ctx: Ctx, { fromAt, untilAt }: Span) => sql`v.store_id = ${ctx.store.id}
  AND v.exit_fee_paid_at >= ${fromAt}::timestamptz AND v.exit_fee_paid_at < ${untilAt}::timestamptz`

export async function feesSum(ctx: Ctx, span: Span): Promise<{ visits: number; amountFen: number }> {
  const { rows } = await sql<{ visits: number; amountFen: number }>`
    SELECT count(*)::int AS visits, coalesce(sum(v.exit_fee_fen), 0)::bigint AS amount_fen
    FROM visits v WHERE ${paidIn(ctx, span)}`.execute(ctx.db)
  return rows[0] ?? { visits: 0, amountFen: 0 }
}

type Fee = {
  visitId: string
  number: string | null
  plate: string
  body: string
  payWay: PayWay
  amountFen: number
  paidAt: Instant
}

type Paged = { cursor?: string | undefined; limit?: number | undefined }

export async function feesOf(ctx: Ctx, span: Span, { cursor, limit = DEFAULT_PAGE }: Paged) {
  const where = [paidIn(ctx, span)]
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, zPlace)
    where.push(sql`(v.exit_fee_paid_at, v.id) > (${at}::timestamptz, ${id}::uuid)`)
  }
  const { rows } = await sql<Fee>`
    SELECT v.id AS visit_id, v.number, v.plate, coalesce(c.body, '') AS body, v.exit_fee_way AS pay_way,
      v.exit_fee_fen AS amount_fen, v.exit_fee_paid_at AS paid_at
    FROM visits v LEFT JOIN vehicles c ON c.id = v.vehicle_id
    WHERE ${sql.join(where, sql` AND `)} ORDER BY v.exit_fee_paid_at, v.id LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => [row.paidAt, row.visitId])
}
