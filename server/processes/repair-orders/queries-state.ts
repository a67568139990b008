import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

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
    WHERE store_id = ${ctx.store.id} AND delivery <> 'gone' AND cancelled_at IS NULL AND authorisation = 'signed'
      AND work IN ('waiting', 'handedOver', 'dispatched', 'working')`.execute(ctx.db)
  return rows[0]?.minutes ?? 0
}
