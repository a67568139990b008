import { sql } from 'kysely'
import type { CounterOrder } from '#domain/processes/stock/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { workerOf } from './queries-orders.ts'

type Head = Omit<CounterOrder, 'requests' | 'readiness'>

/** Orders of the counter's screen by promised time. */
export async function counterHeads(ctx: Ctx, orderIds: readonly string[]): Promise<Head[]> {
  const { rows } = await sql<Head>`SELECT o.id AS order_id, coalesce(o.number, '') AS order_number,
      coalesce(v.plate, '') AS plate, concat_ws(' ', v.brand, v.series) AS car, a.name AS adviser,
      coalesce(t.name, '') AS technician, t.id AS technician_id, o.promised_at, o.authorisation = 'signed' AS signed
    FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN staff a ON a.id = o.adviser_id
      LEFT JOIN staff t ON t.id = ${workerOf}
    WHERE o.store_id = ${ctx.store.id} AND o.id = ANY(${orderIds}::uuid[]) AND o.cancelled_at IS NULL
      AND o.delivery <> 'gone' AND o.money = 'open'
    ORDER BY o.promised_at NULLS LAST, o.id`.execute(ctx.db)
  return rows
}

export async function countsOf(ctx: Ctx): Promise<{ arrivals: number; openSlips: number }> {
  const { rows } = await sql<{ arrivals: number; openSlips: number }>`SELECT
      (SELECT count(*) FROM shortages WHERE store_id = ${ctx.store.id} AND state = 'arrived') AS arrivals,
      (SELECT count(*) FROM part_slips WHERE store_id = ${ctx.store.id} AND state = 'open') AS open_slips`.execute(
    ctx.db,
  )
  return rows[0] ?? { arrivals: 0, openSlips: 0 }
}
