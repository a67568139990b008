import type { InvariantRuleView, invariantsContract } from '#domain/mechanisms/invariants/contract.ts'
import { invariantRefusals } from '#domain/mechanisms/invariants/refusals.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findingsOf, findRun, insertRun, resultsOf } from './queries.ts'
import { invariantRules, RUN_INVARIANTS } from './run-invariants.ts'

export const invariantsRoutes: Handlers<typeof invariantsContract> = {
  report: async ctx => {
    const last = (await findRun(ctx, 'done')) ?? null
    const current = (await findRun(ctx, 'open')) ?? null
    return { rules: await rulesAsOf(ctx, last?.id), last, current, can: { run: ctx.can('invariants.run') } }
  },
  findings: async (ctx, { rule }) => {
    const last = await findRun(ctx, 'done')
    if (!last) return { rows: [], total: 0 }
    const result = (await resultsOf(ctx, last.id)).find(row => row.rule === rule)
    return { rows: await findingsOf(ctx, last.id, rule), total: result?.findingCount ?? 0 }
  },
  run: async (ctx, { id }) => {
    if (!(await insertRun(ctx, id, staffIdOrNull(ctx)))) throw refuse(invariantRefusals.running)
    await enqueue(ctx, RUN_INVARIANTS, ctx.store.id)
    ctx.record({ event: 'invariants.asked', subject: { kind: 'store', id: ctx.store.id }, data: { runId: id } })
    return { id, state: 'waiting' }
  },
}

async function rulesAsOf(ctx: Ctx, runId: string | undefined): Promise<InvariantRuleView[]> {
  const results = runId === undefined ? [] : await resultsOf(ctx, runId)
  return invariantRules.map(({ key, title }) => {
    const result = results.find(row => row.rule === key)
    const findingCount = result?.findingCount ?? 0
    const state = !result ? 'unknown' : result.findingCount === null ? 'failed' : findingCount > 0 ? 'broken' : 'holds'
    return { key, title, state, findingCount, tookMs: result?.tookMs ?? null }
  })
}
