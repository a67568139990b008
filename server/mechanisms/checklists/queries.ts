import { type SelectType, sql } from 'kysely'
import { z } from 'zod'
import type { ChecklistSheetsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { SheetAnswer } from '#domain/mechanisms/checklists/answers.ts'
import { type CheckItem, zCheckItem } from '#domain/mechanisms/checklists/definition.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'

const zItems = z.array(zCheckItem)

export type SheetRow = {
  [K in keyof Omit<ChecklistSheetsTable, 'items'>]: SelectType<ChecklistSheetsTable[K]>
} & { items: CheckItem[] }

/** The store's own version where it has one, else the group's newest. */
export async function findPublished(ctx: Ctx, key: string) {
  const row = await ctx.db
    .selectFrom('checklistTemplates')
    .select(['title', 'items', 'templateVersion'])
    .where('key', '=', key)
    .where(eb => eb.or([eb('storeId', '=', ctx.store.id), eb('storeId', 'is', null)]))
    .orderBy('storeId', order => order.asc().nullsLast())
    .orderBy('templateVersion', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, items: zItems.parse(row.items) }
}

export async function findOpenSheet(ctx: Ctx, key: string, subjectId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('checklistSheets')
    .select('id')
    .where('templateKey', '=', key)
    .where('subjectId', '=', subjectId)
    .where('storeId', '=', ctx.store.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row?.id
}

type NewSheet = {
  key: string
  templateVersion: number
  title: string
  items: readonly CheckItem[]
  subject: Subject
  threadId: string | null
}

/** The new sheet's id, or nothing when somebody else opened one at the same moment. */
export async function insertSheet(ctx: Ctx, sheet: NewSheet): Promise<string | undefined> {
  const row = await ctx.db
    .insertInto('checklistSheets')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      templateKey: sheet.key,
      templateVersion: sheet.templateVersion,
      subjectKind: sheet.subject.kind,
      subjectId: sheet.subject.id,
      threadId: sheet.threadId,
      title: sheet.title,
      items: JSON.stringify(sheet.items),
      createdAt: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findSheet(ctx: Ctx, id: string): Promise<SheetRow | undefined> {
  return parsed(await sheets(ctx).where('id', '=', id).executeTakeFirst())
}

export async function lockSheet(ctx: Ctx, id: string): Promise<SheetRow | undefined> {
  return parsed(await sheets(ctx).where('id', '=', id).forUpdate().executeTakeFirst())
}

export async function findNewestSheet(ctx: Ctx, key: string, subjectId: string): Promise<SheetRow | undefined> {
  const query = sheets(ctx).where('templateKey', '=', key).where('subjectId', '=', subjectId)
  return parsed(await query.orderBy('id', 'desc').limit(1).executeTakeFirst())
}

export async function listSheetsOf(ctx: Ctx, subjectId: string): Promise<SheetRow[]> {
  const rows = await sheets(ctx).where('subjectId', '=', subjectId).orderBy('id').limit(200).execute()
  return rows.map(row => ({ ...row, items: zItems.parse(row.items) }))
}

export async function listAnswers(ctx: Ctx, sheetId: string) {
  return ctx.db
    .selectFrom('checklistAnswers')
    .select(['itemKey as key', 'result', 'value', 'note', 'fileIds', 'answeredBy', 'answeredAt'])
    .select(sql<string>`coalesce(first_answered_at, answered_at)`.as('firstAnsweredAt'))
    .where('sheetId', '=', sheetId)
    .orderBy('answeredAt')
    .execute()
}

type Given = { by: string | null; at: Instant }

/** Writes the answer, unless a later one stands there: tablets send what they kept while offline in any order. */
export async function saveAnswer(ctx: Ctx, sheetId: string, answer: SheetAnswer, given: Given): Promise<void> {
  const { result, value, note, fileIds } = answer
  const columns = { result, value, note, fileIds, answeredBy: given.by, answeredAt: given.at }
  await ctx.db
    .insertInto('checklistAnswers')
    .values({ storeId: ctx.store.id, sheetId, itemKey: answer.key, firstAnsweredAt: given.at, ...columns })
    .onConflict(conflict =>
      conflict
        .columns(['sheetId', 'itemKey'])
        .doUpdateSet(columns)
        .where('checklistAnswers.answeredAt', '<=', given.at),
    )
    .execute()
}

export async function touchSheet(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('checklistSheets')
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function closeSheet(ctx: Ctx, id: string, by: string | null): Promise<void> {
  await ctx.db
    .updateTable('checklistSheets')
    .set(eb => ({ state: 'complete', filledBy: by, completedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function countFiles(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const row = await ctx.db
    .selectFrom('files')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return row.n
}

function sheets(ctx: Ctx) {
  return ctx.db.selectFrom('checklistSheets').selectAll()
}

function parsed<T extends { items: unknown }>(row: T | undefined) {
  return row && { ...row, items: zItems.parse(row.items) }
}

export async function staffNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
