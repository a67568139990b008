import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { Recorded } from '#domain/processes/repair-orders/trace.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

/** What the timeline tells of an order, event by event. */
export async function eventsOfOrder(ctx: Ctx, orderId: string): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`SELECT event, count(*)::int AS count, min(at) AS first_at FROM timeline_events
    WHERE store_id = ${ctx.store.id} AND thread_id = ${orderId} GROUP BY event`.execute(ctx.db)
  return rows
}

export async function papersOfThreads(ctx: Ctx, threadIds: readonly string[]) {
  return ctx.db
    .selectFrom('papers')
    .select(['id', 'kind', 'number', 'state', 'issuedAt', 'threadId'])
    .where('storeId', '=', ctx.store.id)
    .where('threadId', 'in', [...threadIds])
    .where('state', '<>', 'voided')
    .execute()
}

export async function insertFinished(ctx: Ctx, row: { orderId: string; adviserId: string; dueAt: Instant }) {
  const { orderId, adviserId, dueAt } = row
  await ctx.db
    .insertInto('finishedOrders')
    .values({ orderId, storeId: ctx.store.id, adviserId, finishedAt: ctx.now, dueAt })
    .onConflict(conflict => conflict.column('orderId').doNothing())
    .execute()
}

export type FinishedRow = {
  orderId: string
  number: string | null
  plate: string
  car: string
  customer: string
  adviser: string
  work: string
  totalFen: number
  finishedAt: Instant
  dueAt: Instant
  confirmedBy: string
  confirmedAt: Instant | null
}

/** With the data customer relations need for the call: who, which car, what was done, what it cost. */
export async function finishedBetween(ctx: Ctx, from: Instant, to: Instant): Promise<FinishedRow[]> {
  const { rows } = await sql<FinishedRow>`SELECT f.order_id, o.number, coalesce(v.plate, '') AS plate,
      concat_ws(' ', v.brand, v.series) AS car, coalesce(p.name, '') AS customer, s.name AS adviser,
      coalesce((SELECT string_agg(l.name, '、' ORDER BY l.position) FROM order_lines l
        WHERE l.order_id = o.id AND l.kind = 'labour' AND l.state NOT IN ('declined', 'cancelled')), '') AS work,
      (SELECT coalesce(sum(l.amount_fen - l.discount_fen), 0)::bigint FROM order_lines l
        WHERE l.order_id = o.id AND l.payer = 'customer' AND l.state NOT IN ('declined', 'cancelled')) AS total_fen,
      f.finished_at, f.due_at, coalesce(c.name, '') AS confirmed_by, f.confirmed_at
    FROM finished_orders f JOIN repair_orders o ON o.id = f.order_id JOIN vehicles v ON v.id = o.vehicle_id
      JOIN visits i ON i.id = o.visit_id LEFT JOIN people p ON p.id = i.owner_id JOIN staff s ON s.id = f.adviser_id
      LEFT JOIN staff c ON c.id = f.confirmed_by
    WHERE f.store_id = ${ctx.store.id} AND f.finished_at >= ${from} AND f.finished_at < ${to}
    ORDER BY s.name, f.finished_at LIMIT 1000`.execute(ctx.db)
  return rows
}

export async function confirmOrders(ctx: Ctx, orderIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .updateTable('finishedOrders')
    .set({ confirmedAt: ctx.now, confirmedBy: staffId(ctx) })
    .where('storeId', '=', ctx.store.id)
    .where('orderId', 'in', [...orderIds])
    .where('confirmedAt', 'is', null)
    .returning('orderId')
    .execute()
  return rows.map(row => row.orderId)
}

export async function countUnconfirmed(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('finishedOrders')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('storeId', '=', ctx.store.id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
