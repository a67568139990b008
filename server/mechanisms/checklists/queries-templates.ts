import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { type CheckItem, zCheckItem } from '#domain/mechanisms/checklists/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** What holds in this store: its own newest version of a checklist, else the group's. */
export async function listTemplates(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('checklistTemplates')
    .distinctOn('key')
    .select(['key', 'title', 'templateVersion', 'items', 'publishedAt', 'storeId'])
    .where(eb => eb.or([eb('storeId', '=', ctx.store.id), eb('storeId', 'is', null)]))
    .orderBy('key')
    .orderBy('storeId', order => order.asc().nullsLast())
    .orderBy('templateVersion', 'desc')
    .execute()
  return rows.map(({ storeId, items, ...row }) => ({
    ...row,
    own: storeId !== null,
    items: z.array(zCheckItem).parse(items),
  }))
}

/** A number above every version the store could see, so that no two wordings share one. */
export async function nextVersion(ctx: Ctx, key: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('checklistTemplates')
    .select(sql<number>`coalesce(max(template_version), 0)::int + 1`.as('next'))
    .where('key', '=', key)
    .where(eb => eb.or([eb('storeId', '=', ctx.store.id), eb('storeId', 'is', null)]))
    .executeTakeFirstOrThrow()
  return row.next
}

type NewVersion = { key: string; templateVersion: number; title: string; items: readonly CheckItem[] }

export async function insertVersion(ctx: Ctx, version: NewVersion): Promise<string> {
  const id = newId()
  const { key, templateVersion, title } = version
  await ctx.db
    .insertInto('checklistTemplates')
    .values({
      id,
      storeId: ctx.store.id,
      key,
      templateVersion,
      title,
      items: JSON.stringify(version.items),
      publishedAt: ctx.now,
    })
    .execute()
  return id
}
