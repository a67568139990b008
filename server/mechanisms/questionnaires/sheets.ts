import { listed } from '#domain/kernel/texts.ts'
import type { Question, Questionnaire } from '#domain/mechanisms/questionnaires/definition.ts'
import { questionnaireRefusals } from '#domain/mechanisms/questionnaires/refusals.ts'
import {
  areaScores,
  type QuestionAnswers,
  readAnswers,
  scoreMilli,
  unanswered,
} from '#domain/mechanisms/questionnaires/scores.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import * as queries from './queries.ts'
import { questionnaireCompleted } from './signals.ts'

export type QuestionnaireSheet = {
  id: string
  key: string
  title: string
  subject: Subject
  items: Question[]
  answers: QuestionAnswers
  scoreMilli: number | null
  areas: { area: string; scoreMilli: number }[]
  filledBy: string | null
  completedAt: string | null
  version: number
}

/** Opens a sheet of the questionnaire as published; while one is unfinished for this record, it is that one. */
export async function openQuestionnaire(
  ctx: Ctx,
  questionnaire: Questionnaire,
  options: { subject: Subject; threadId?: string | null },
): Promise<string> {
  const newest = await queries.findNewestSheet(ctx, questionnaire.key, options.subject.id)
  if (newest && newest.completedAt === null) return newest.id
  const published = await queries.findPublished(ctx, questionnaire.key)
  if (!published)
    throw new Error(`The questionnaire ${questionnaire.key} is not published; add it to domain/questionnaires.ts`)
  const { questionnaireVersion } = published
  const id = await queries.insertSheet(ctx, { key: questionnaire.key, questionnaireVersion, subject: options.subject })
  ctx.record({
    event: 'questionnaire.opened',
    subject: options.subject,
    threadId: options.threadId,
    data: { sheet: id, key: questionnaire.key },
  })
  return id
}

/** Adds answers to those given before; with `complete` the sheet is closed, if every required question is answered. */
export async function answerQuestionnaire(
  ctx: Ctx,
  sheetId: string,
  answers: QuestionAnswers,
  options: { complete?: boolean } = {},
): Promise<{ scoreMilli: number | null }> {
  const sheet = found(await queries.lockSheet(ctx, sheetId))
  if (sheet.completedAt !== null) throw refuse(questionnaireRefusals.complete)
  const { items } = await questionsOf(ctx, sheet)
  const all = { ...sheet.answers, ...ruled(readAnswers(items, answers)) }
  const complete = options.complete ?? false
  const open = unanswered(items, all)
  if (complete && open.length > 0) {
    const names = listed(open.map(item => item.label))
    throw refuse(questionnaireRefusals.gaps, { count: open.length, items: names })
  }
  const score = scoreMilli(items, all)
  await queries.saveSheet(ctx, sheetId, { answers: all, scoreMilli: score, complete, by: staffIdOrNull(ctx) })
  const { questionnaireKey: key, subjectKind, subjectId } = sheet
  const subject = { kind: subjectKind, id: subjectId }
  ctx.record({
    event: complete ? 'questionnaire.completed' : 'questionnaire.answered',
    subject,
    data: { sheet: sheetId, key, questions: Object.keys(answers), scoreMilli: score },
  })
  if (complete) await emit(ctx, questionnaireCompleted, { sheetId, key, subject, scoreMilli: score })
  return { scoreMilli: score }
}

export async function getQuestionnaire(ctx: Ctx, id: string): Promise<QuestionnaireSheet> {
  return present(ctx, found(await queries.findSheet(ctx, id)))
}

/** The newest sheet of this questionnaire for a record. */
export async function questionnaireFor(
  ctx: Ctx,
  key: string,
  subjectId: string,
): Promise<QuestionnaireSheet | undefined> {
  const row = await queries.findNewestSheet(ctx, key, subjectId)
  return row && present(ctx, row)
}

async function present(ctx: Ctx, row: queries.SheetRow): Promise<QuestionnaireSheet> {
  const { title, items } = await questionsOf(ctx, row)
  const { id, answers, filledBy, completedAt, version } = row
  return {
    id,
    key: row.questionnaireKey,
    title,
    subject: { kind: row.subjectKind, id: row.subjectId },
    items,
    answers,
    scoreMilli: row.scoreMilli,
    areas: areaScores(items, answers),
    filledBy,
    completedAt,
    version,
  }
}

async function questionsOf(ctx: Ctx, sheet: queries.SheetRow) {
  const published = await queries.findPublished(ctx, sheet.questionnaireKey, sheet.questionnaireVersion)
  if (!published) throw new Error(`No version ${sheet.questionnaireVersion} of ${sheet.questionnaireKey}`)
  return published
}
