import { sql } from 'kysely'
import { addDaysOn, instantOf } from '#domain/kernel/time.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { type OrderKind, orderKinds } from '#domain/processes/repair-orders/kinds.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'

/** RO-02: every kind has its row, also where nothing was opened; an order counts once, on the day it was opened. */
export const ordersByKind: Handlers<typeof repairOrdersContract>['byKind'] = async (ctx, { fromOn, toOn }) => {
  const from = instantOf(fromOn, '00:00', ctx.store.zone)
  const to = instantOf(addDaysOn(toOn, 1), '00:00', ctx.store.zone)
  const counted = await sql<{ kind: OrderKind; count: number; totalFen: number }>`
    SELECT o.kind, count(*)::int AS count, coalesce(sum(t.total_fen), 0)::bigint AS total_fen
    FROM repair_orders o CROSS JOIN LATERAL (SELECT sum(l.amount_fen - l.discount_fen) AS total_fen FROM order_lines l
      WHERE l.order_id = o.id AND l.state NOT IN ('declined', 'cancelled')) t
    WHERE o.store_id = ${ctx.store.id} AND o.created_at >= ${from} AND o.created_at < ${to} AND o.cancelled_at IS NULL
    GROUP BY o.kind`.execute(ctx.db)
  const rows = orderKinds.map(kind => counted.rows.find(row => row.kind === kind) ?? { kind, count: 0, totalFen: 0 })
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  const rework = rows.find(row => row.kind === 'rework')?.count ?? 0
  return { rows, count, reworkPpm: count === 0 ? null : Math.round((rework * 1_000_000) / count) }
}
