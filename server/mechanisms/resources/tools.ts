import type { DateOn } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** The special tools of the store, those out of use included. */
export async function listTools(ctx: Ctx) {
  return ctx.db
    .selectFrom('resources')
    .select(['id', 'name', 'class', 'active', 'calibratedUntilOn', 'version'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', 'tool')
    .orderBy('class')
    .orderBy('name')
    .execute()
}

export async function lockTool(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('resources')
    .select(['id', 'name', 'class', 'active', 'calibratedUntilOn', 'version'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', 'tool')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type ToolFields = { name: string; class: string; active: boolean; calibratedUntilOn: DateOn | null }

export async function insertTool(ctx: Ctx, id: string, fields: ToolFields): Promise<void> {
  const { name, active, calibratedUntilOn } = fields
  await ctx.db
    .insertInto('resources')
    .values({ id, storeId: ctx.store.id, kind: 'tool', class: fields.class, name, active, calibratedUntilOn })
    .execute()
}

export async function updateTool(ctx: Ctx, id: string, fields: ToolFields): Promise<number> {
  const { name, active, calibratedUntilOn } = fields
  const row = await ctx.db
    .updateTable('resources')
    .set(eb => ({ name, class: fields.class, active, calibratedUntilOn, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
