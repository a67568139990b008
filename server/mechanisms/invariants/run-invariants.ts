import { addHours } from '#domain/kernel/time.ts'
import { invariantDuty } from '#domain/mechanisms/invariants/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Job, JobRun } from '#server/kernel/jobs.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { closeDuty, openDuty } from '../duties/duties.ts'
import { chainRule } from './chain-rule.ts'
import { fileBytesRule, fileRowsRule } from './file-rules.ts'
import { beginRun, endRun, saveResult } from './queries.ts'
import { type Found, type InvariantRule, sqlRules } from './rules.ts'

export const RUN_INVARIANTS = 'invariants.run'

/** Hours until somebody must have looked at a breach. */
const LOOK_HOURS = 24

export const invariantRules: readonly InvariantRule[] = [...sqlRules(), chainRule, fileBytesRule, fileRowsRule]

/** Asks every rule of one store, each in its own transaction so that screens see how far it is. */
export const invariantsJob: Job = {
  name: RUN_INVARIANTS,
  run: async run => {
    const runId = await run.within(ctx => beginRun(ctx, invariantRules.length))
    for (const rule of invariantRules) {
      const started = performance.now()
      const found = await ask(run, rule)
      const tookMs = Math.round(performance.now() - started)
      await run.within(async ctx => {
        await saveResult(ctx, runId, rule.key, found, tookMs)
        await tell(ctx, runId)
      })
    }
    await run.within(ctx => conclude(ctx, runId))
  },
}

/** One rule that fails, for instance by its time limit, must not keep the others from being asked. */
async function ask(run: JobRun, rule: InvariantRule): Promise<Found | undefined> {
  try {
    return await rule.find(run)
  } catch (error) {
    run.services.log('error', 'an invariant could not be checked', { rule: rule.key, error: String(error) })
    return undefined
  }
}

async function conclude(ctx: Ctx, runId: string): Promise<void> {
  const broken = await endRun(ctx, runId)
  if (broken.length === 0) {
    await closeDuty(ctx, invariantDuty, ctx.store.id)
  } else {
    const subject = { kind: 'store', id: ctx.store.id }
    await openDuty(ctx, invariantDuty, { subject, dueAt: addHours(ctx.now, LOOK_HOURS) })
    ctx.record({ event: 'invariants.broken', subject, data: { runId, rules: broken } })
  }
  await tell(ctx, runId)
}

async function tell(ctx: Ctx, runId: string): Promise<void> {
  await tellScreens(ctx, [{ kind: 'invariants', id: runId, threadId: null }])
}
