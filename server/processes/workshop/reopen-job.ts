import type { Ctx } from '#server/kernel/context.ts'
import { jobOfLine } from './queries-work.ts'

/** A finished job opens again for rework: its steps have to be done anew, by the same technician unless moved. */
export async function reopenJob(
  ctx: Ctx,
  lineId: string,
): Promise<{ id: string; staffId: string; name: string } | undefined> {
  const job = await jobOfLine(ctx, lineId)
  if (!job) return undefined
  await ctx.db
    .updateTable('jobs')
    .set(eb => ({ state: 'paused', finishedAt: null, version: eb('version', '+', 1) }))
    .where('id', '=', job.id)
    .execute()
  await ctx.db
    .updateTable('jobSteps')
    .set({ doneAt: null, value: null, within: null })
    .where('jobId', '=', job.id)
    .execute()
  return job
}
