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
