import { sql } from 'kysely'
import type { PartsState } from '#domain/processes/repair-orders/status.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Parts readiness of an order from the part requests of the stock process. */
export async function partsStateOf(_ctx: Ctx, _orderId: string): Promise<PartsState> {
  return 'none'
}

/** Work was begun and nobody is clocked on it now. */
export async function pausedWork(ctx: Ctx, orderId: string): Promise<boolean> {
  const open = await ctx.db
    .selectFrom('clockings')
    .innerJoin('jobs', 'jobs.id', 'clockings.jobId')
    .select('clockings.id')
    .where('jobs.orderId', '=', orderId)
    .where('clockings.endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return open === undefined
}

/** How many open minutes of work lie before a new job, and which technicians there are. */
export async function openWorkMinutes(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{
    minutes: number
  }>`SELECT coalesce(sum(planned_minutes), 0)::bigint AS minutes FROM repair_orders
    WHERE store_id = ${ctx.store.id} AND cancelled_at IS NULL AND authorisation = 'signed'
      AND work IN ('waiting', 'handedOver', 'dispatched', 'working')`.execute(ctx.db)
  return rows[0]?.minutes ?? 0
}

/** When the last part this order waits for is expected; null when nothing is on its way. */
export async function latestPartsArrival(_ctx: Ctx, _orderId: string): Promise<string | null> {
  return null
}
