import { sql } from 'kysely'
import type { Lang, Text } from '#domain/kernel/texts.ts'
import { addMinutes } from '#domain/kernel/time.ts'
import { realNow } from '#server/kernel/clock.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Counts } from './report.ts'

/** A job that gave no sign of life for so long is dead. */
const SILENT_MINUTES = 2

export type NewRun = {
  id: string
  kind: string
  fileName: string
  sha256: string
  rowCount: number
  lang: Lang
  runBy: string | null
}

/** A file that waits for its job. */
export async function insertRun(ctx: Ctx, run: NewRun, contentCipher: string): Promise<void> {
  const { id, kind, fileName, sha256, rowCount, lang, runBy } = run
  await ctx.db
    .insertInto('importRuns')
    .values({
      ...{ id, kind, fileName, sha256, rowCount, lang, runBy, contentCipher },
      ...{ storeId: ctx.store.id, at: ctx.now, added: 0, changed: 0, unchanged: 0, faulty: 0 },
    })
    .execute()
}

/** What the command line took in: it has no job. */
export async function insertDoneRun(ctx: Ctx, run: NewRun, { added, changed, unchanged, faulty }: Counts) {
  const { id, kind, fileName, sha256, rowCount, lang, runBy } = run
  await ctx.db
    .insertInto('importRuns')
    .values({
      ...{ id, kind, fileName, sha256, rowCount, lang, runBy, added, changed, unchanged, faulty },
      ...{ storeId: ctx.store.id, at: ctx.now, finishedAt: ctx.now, state: 'done', rowsDone: rowCount },
    })
    .execute()
}

/** Takes the file that waits, or one whose job died: that one is taken in anew, for what came in stays as it is. */
export async function claimRun(ctx: Ctx, id: string) {
  const beatAt = realNow()
  const silentSince = addMinutes(beatAt, -SILENT_MINUTES)
  return ctx.db
    .updateTable('importRuns')
    .set({ state: 'running', rowsDone: 0, added: 0, changed: 0, unchanged: 0, faulty: 0, faultsCipher: null, beatAt })
    .where('id', '=', id)
    .where(eb =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([eb('state', '=', 'running'), eb.or([eb('beatAt', 'is', null), eb('beatAt', '<', silentSince)])]),
      ]),
    )
    .returning(['id', 'kind', 'fileName', 'sha256', 'contentCipher', 'lang', 'runBy', 'rowCount'])
    .executeTakeFirst()
}

/**
 * Holds the run for this transaction and lets no other import write meanwhile: two files may name the same new car.
 * @returns false when it was cancelled
 */
export async function holdRun(ctx: Ctx, id: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('imports', 0))`.execute(ctx.db)
  const row = await ctx.db
    .selectFrom('importRuns')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function noteTaken(ctx: Ctx, id: string, counts: Counts & { rowsDone: number }): Promise<void> {
  const { rowsDone, added, changed, unchanged, faulty } = counts
  await ctx.db
    .updateTable('importRuns')
    .set({ rowsDone, added, changed, unchanged, faulty, beatAt: realNow() })
    .where('id', '=', id)
    .execute()
}

export async function noteFaults(ctx: Ctx, id: string, faultsCipher: string): Promise<void> {
  await ctx.db.updateTable('importRuns').set({ faultsCipher }).where('id', '=', id).execute()
}

/** @returns false when it had ended already */
export async function endRun(
  ctx: Ctx,
  id: string,
  end: { state: 'done' | 'cancelled' } | { state: 'failed'; fault: Text },
): Promise<boolean> {
  const row = await ctx.db
    .updateTable('importRuns')
    .set({ state: end.state, finishedAt: ctx.now, contentCipher: null })
    .$if('fault' in end, query => query.set({ fault: 'fault' in end ? [...end.fault] : null }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function latestRuns(ctx: Ctx, limit: number) {
  return runs(ctx).orderBy('at', 'desc').orderBy('importRuns.id', 'desc').limit(limit).execute()
}

export async function findRun(ctx: Ctx, id: string) {
  return runs(ctx).select('faultsCipher').where('importRuns.id', '=', id).executeTakeFirst()
}

export type RunRow = Awaited<ReturnType<typeof latestRuns>>[number]

function runs(ctx: Ctx) {
  return ctx.db
    .selectFrom('importRuns')
    .leftJoin('staff', 'staff.id', 'importRuns.runBy')
    .select(['importRuns.id', 'kind', 'fileName', 'state', 'rowCount', 'rowsDone', 'fault', 'at'])
    .select(['added', 'changed', 'unchanged', 'faulty', 'staff.name as runByName'])
    .where('storeId', '=', ctx.store.id)
}
