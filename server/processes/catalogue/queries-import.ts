import type { Insertable, Updateable } from 'kysely'
import type { LabourOperationsTable, PartAliasesTable, PartsTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function partsByNumberKey(ctx: Ctx, keys: readonly string[]) {
  if (keys.length === 0) return []
  return ctx.db.selectFrom('parts').selectAll().where('numberKey', 'in', keys).execute()
}

export async function aliasesOfParts(ctx: Ctx, partIds: readonly string[]) {
  if (partIds.length === 0) return []
  return ctx.db.selectFrom('partAliases').select(['partId', 'alias']).where('partId', 'in', partIds).execute()
}

export async function insertParts(ctx: Ctx, rows: readonly Insertable<PartsTable>[]): Promise<void> {
  if (rows.length > 0) await ctx.db.insertInto('parts').values(rows).execute()
}

export async function insertAliases(ctx: Ctx, rows: readonly Insertable<PartAliasesTable>[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('partAliases')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function updatePart(ctx: Ctx, id: string, values: Updateable<PartsTable>): Promise<void> {
  await ctx.db.updateTable('parts').set(values).where('id', '=', id).execute()
}

export async function operationsByCode(ctx: Ctx, codes: readonly string[]) {
  if (codes.length === 0) return []
  return ctx.db.selectFrom('labourOperations').selectAll().where('code', 'in', codes).execute()
}

export async function insertOperations(ctx: Ctx, rows: readonly Insertable<LabourOperationsTable>[]): Promise<void> {
  if (rows.length > 0) await ctx.db.insertInto('labourOperations').values(rows).execute()
}

export async function updateOperation(ctx: Ctx, id: string, values: Updateable<LabourOperationsTable>): Promise<void> {
  await ctx.db.updateTable('labourOperations').set(values).where('id', '=', id).execute()
}
