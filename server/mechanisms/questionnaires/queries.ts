import type { SelectType } from 'kysely'
import { z } from 'zod'
import type { QuestionnaireSheetsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import { zQuestion } from '#domain/mechanisms/questionnaires/definition.ts'
import { type QuestionAnswers, zQuestionAnswers } from '#domain/mechanisms/questionnaires/scores.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'

const zQuestions = z.array(zQuestion)

/** The store's own version where it has one, else the group's newest; a certain version when a sheet names it. */
export async function findPublished(ctx: Ctx, key: string, version?: number) {
  let query = ctx.db
    .selectFrom('questionnaires')
    .select(['title', 'items', 'questionnaireVersion'])
    .where('key', '=', key)
    .where(eb => eb.or([eb('storeId', '=', ctx.store.id), eb('storeId', 'is', null)]))
  if (version !== undefined) query = query.where('questionnaireVersion', '=', version)
  const row = await query
    .orderBy('storeId', order => order.asc().nullsLast())
    .orderBy('questionnaireVersion', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, items: zQuestions.parse(row.items) }
}

type NewSheet = { key: string; questionnaireVersion: number; subject: Subject }

export async function insertSheet(ctx: Ctx, sheet: NewSheet): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('questionnaireSheets')
    .values({
      id,
      storeId: ctx.store.id,
      questionnaireKey: sheet.key,
      questionnaireVersion: sheet.questionnaireVersion,
      subjectKind: sheet.subject.kind,
      subjectId: sheet.subject.id,
      createdAt: ctx.now,
    })
    .execute()
  return id
}

export type SheetRow = {
  [K in keyof Omit<QuestionnaireSheetsTable, 'answers'>]: SelectType<QuestionnaireSheetsTable[K]>
} & { answers: QuestionAnswers }

export async function findSheet(ctx: Ctx, id: string): Promise<SheetRow | undefined> {
  return parsed(await sheets(ctx).where('id', '=', id).executeTakeFirst())
}

export async function lockSheet(ctx: Ctx, id: string): Promise<SheetRow | undefined> {
  return parsed(await sheets(ctx).where('id', '=', id).forUpdate().executeTakeFirst())
}

export async function findNewestSheet(ctx: Ctx, key: string, subjectId: string): Promise<SheetRow | undefined> {
  const query = sheets(ctx).where('questionnaireKey', '=', key).where('subjectId', '=', subjectId)
  return parsed(await query.orderBy('id', 'desc').limit(1).executeTakeFirst())
}

type Filled = { answers: QuestionAnswers; scoreMilli: number | null; complete: boolean; by: string | null }

export async function saveSheet(ctx: Ctx, id: string, filled: Filled): Promise<void> {
  await ctx.db
    .updateTable('questionnaireSheets')
    .set(eb => ({
      answers: JSON.stringify(filled.answers),
      scoreMilli: filled.scoreMilli,
      filledBy: filled.by,
      completedAt: filled.complete ? ctx.now : null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

function sheets(ctx: Ctx) {
  return ctx.db.selectFrom('questionnaireSheets').selectAll()
}

function parsed<T extends { answers: unknown }>(row: T | undefined) {
  return row && { ...row, answers: zQuestionAnswers.parse(row.answers) }
}

export async function listSheetIds(ctx: Ctx, subjectId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('questionnaireSheets')
    .select('id')
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(row => row.id)
}
