import type { Ctx } from '#server/kernel/context.ts'
import type { JobRow } from './queries.ts'

/** What the catalogue asks of whoever does the work; nothing for work written by hand. */
export async function operationOf(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db
    .selectFrom('labourOperations')
    .select(['grade', 'highVoltage', 'steps'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function jobOfLine(
  ctx: Ctx,
  lineId: string,
): Promise<(Pick<JobRow, 'id' | 'staffId'> & { name: string }) | undefined> {
  return ctx.db
    .selectFrom('jobs')
    .innerJoin('staff', 'staff.id', 'jobs.staffId')
    .select(['jobs.id', 'jobs.staffId', 'staff.name'])
    .where('jobs.lineId', '=', lineId)
    .where('jobs.state', '<>', 'cancelled')
    .executeTakeFirst()
}

/** When hands were first on a job. */
export async function firstClocked(ctx: Ctx, jobId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('clockings')
    .select(eb => eb.fn.min('startedAt').as('at'))
    .where('jobId', '=', jobId)
    .executeTakeFirst()
  return row?.at ?? null
}
