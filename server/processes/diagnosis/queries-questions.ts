import { type Selectable, sql } from 'kysely'
import type { CustomerQuestionsTable } from '#db/types.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

export type QuestionRow = Selectable<CustomerQuestionsTable>

export async function insertQuestion(
  ctx: Ctx,
  row: Pick<QuestionRow, 'id' | 'visitId' | 'subjectKind' | 'subjectId' | 'aboutId' | 'about' | 'personId' | 'text'>,
): Promise<void> {
  const { id, visitId, subjectKind, subjectId, aboutId, about, personId, text } = row
  await ctx.db
    .insertInto('customerQuestions')
    .values({
      id,
      visitId,
      subjectKind,
      subjectId,
      aboutId,
      about,
      personId,
      text,
      storeId: ctx.store.id,
      askedAt: ctx.now,
    })
    .execute()
}

export async function lockQuestion(ctx: Ctx, id: string): Promise<QuestionRow | undefined> {
  return ctx.db.selectFrom('customerQuestions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function countQuestions(ctx: Ctx, subjectId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('customerQuestions')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('subjectId', '=', subjectId)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function saveAnswer(ctx: Ctx, id: string, answer: string): Promise<number> {
  const row = await ctx.db
    .updateTable('customerQuestions')
    .set(eb => ({ answer, answeredBy: staffId(ctx), answeredAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function questionsOfVisit(ctx: Ctx, visitId: string) {
  return questions(ctx).where('customerQuestions.visitId', '=', visitId).orderBy('askedAt', 'desc').limit(100).execute()
}

export async function questionsOfSubject(ctx: Ctx, subjectId: string) {
  return questions(ctx).where('customerQuestions.subjectId', '=', subjectId).orderBy('askedAt').limit(100).execute()
}

function questions(ctx: Ctx) {
  return ctx.db
    .selectFrom('customerQuestions')
    .leftJoin('staff', 'staff.id', 'customerQuestions.answeredBy')
    .select([
      'customerQuestions.id',
      'customerQuestions.aboutId',
      'customerQuestions.about',
      'customerQuestions.text',
      'customerQuestions.askedAt',
      'customerQuestions.answer',
      'customerQuestions.answeredAt',
      'customerQuestions.subjectKind',
      'customerQuestions.subjectId',
      'customerQuestions.version',
      'staff.name as answeredBy',
    ])
    .where('customerQuestions.storeId', '=', ctx.store.id)
}
