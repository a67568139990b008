import type { Insertable } from 'kysely'
import type { ImportRunsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function insertRun(ctx: Ctx, row: Insertable<ImportRunsTable>): Promise<void> {
  await ctx.db.insertInto('importRuns').values(row).execute()
}

export async function latestRuns(ctx: Ctx, limit: number) {
  return ctx.db
    .selectFrom('importRuns')
    .leftJoin('staff', 'staff.id', 'importRuns.runBy')
    .select(['importRuns.id', 'kind', 'fileName', 'rowCount', 'added', 'changed', 'unchanged', 'faulty', 'at'])
    .select('staff.name as runByName')
    .where('storeId', '=', ctx.store.id)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}
