import { sql } from 'kysely'
import { newId } from '#domain/kernel/id.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Found } from './rules.ts'

const RUNS_KEPT = 60

/** Asks for a run; undefined when one is waiting or under way. */
export async function insertRun(ctx: Ctx, id: string, askedBy: string | null): Promise<boolean> {
  const row = await ctx.db
    .insertInto('invariantRuns')
    .values({ id, storeId: ctx.store.id, askedBy, askedAt: ctx.now })
    // A literal: by a parameter a prepared statement would not know the partial index.
    .onConflict(conflict => conflict.column('storeId').where('state', '<>', sql.lit('done')).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Starts the open run from its first rule, also one that a crash cut short; without one a nightly run begins. */
export async function beginRun(ctx: Ctx, ruleCount: number): Promise<string> {
  await insertRun(ctx, newId(), null)
  const { id } = await ctx.db
    .updateTable('invariantRuns')
    .set({ state: 'running', startedAt: ctx.now, ruleCount, rulesDone: 0 })
    .where('storeId', '=', ctx.store.id)
    .where('state', '<>', 'done')
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.db.deleteFrom('invariantResults').where('runId', '=', id).execute()
  return id
}

/** `found` is missing when the rule could not be asked. */
export async function saveResult(
  ctx: Ctx,
  runId: string,
  rule: string,
  found: Found | undefined,
  tookMs: number,
): Promise<void> {
  const common = { storeId: ctx.store.id, runId, rule }
  await ctx.db
    .insertInto('invariantResults')
    .values({ ...common, findingCount: found?.total ?? null, tookMs })
    .execute()
  const rows = (found?.offences ?? []).map((offence, position) => ({
    ...common,
    id: newId(),
    position,
    document: offence.document,
    detail: [...offence.detail],
    subjectKind: offence.subjectKind,
    subjectId: offence.subjectId,
  }))
  if (rows.length > 0) await ctx.db.insertInto('invariantFindings').values(rows).execute()
  await ctx.db
    .updateTable('invariantRuns')
    .set(eb => ({ rulesDone: eb('rulesDone', '+', 1) }))
    .where('id', '=', runId)
    .execute()
}

/** Ends a run and forgets the oldest ones. @returns the rules that do not hold or could not be asked */
export async function endRun(ctx: Ctx, runId: string): Promise<string[]> {
  await ctx.db
    .updateTable('invariantRuns')
    .set({ state: 'done', finishedAt: ctx.now })
    .where('id', '=', runId)
    .execute()
  await sql`DELETE FROM invariant_runs WHERE store_id = ${ctx.store.id} AND id IN
    (SELECT id FROM invariant_runs WHERE store_id = ${ctx.store.id} ORDER BY asked_at DESC, id DESC OFFSET ${RUNS_KEPT})`.execute(
    ctx.db,
  )
  const rows = await resultsOf(ctx, runId)
  return rows.filter(row => row.findingCount !== 0).map(row => row.rule)
}

export async function resultsOf(ctx: Ctx, runId: string) {
  return ctx.db
    .selectFrom('invariantResults')
    .select(['rule', 'findingCount', 'tookMs'])
    .where('storeId', '=', ctx.store.id)
    .where('runId', '=', runId)
    .orderBy('rule')
    .execute()
}

export async function findingsOf(ctx: Ctx, runId: string, rule: string) {
  const rows = await ctx.db
    .selectFrom('invariantFindings')
    .select(['id', 'document', 'detail', 'subjectKind', 'subjectId'])
    .where('storeId', '=', ctx.store.id)
    .where('runId', '=', runId)
    .where('rule', '=', rule)
    .orderBy('position')
    .execute()
  return rows.map(({ detail: [zh = '', en = ''], ...row }) => ({ ...row, detail: [zh, en] as const }))
}

/** The run under way, or the last one that is done. */
export async function findRun(ctx: Ctx, which: 'open' | 'done') {
  return ctx.db
    .selectFrom('invariantRuns as run')
    .leftJoin('staff', 'staff.id', 'run.askedBy')
    .select(['run.id', 'run.state', 'run.askedAt', 'run.startedAt', 'run.finishedAt', 'run.ruleCount', 'run.rulesDone'])
    .select('staff.name as askedByName')
    .where('run.storeId', '=', ctx.store.id)
    .where('run.state', which === 'done' ? '=' : '<>', 'done')
    .orderBy('run.askedAt', 'desc')
    .orderBy('run.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
