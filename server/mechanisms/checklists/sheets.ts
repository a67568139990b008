import { listed } from '#domain/kernel/texts.ts'
import { addHours, type Instant, isBefore } from '#domain/kernel/time.ts'
import {
  type CheckResult,
  type Gap,
  readAnswer,
  type SheetAnswer,
  type SheetAnswerInput,
  sheetGaps,
} from '#domain/mechanisms/checklists/answers.ts'
import type { CheckItem, Checklist } from '#domain/mechanisms/checklists/definition.ts'
import { checklistRefusals } from '#domain/mechanisms/checklists/refusals.ts'
import { type Ctx, type Subject, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import { emit } from '#server/kernel/signals.ts'
import * as queries from './queries.ts'
import { sheetCompleted } from './signals.ts'

export type Sheet = {
  id: string
  key: string
  title: string
  subject: Subject
  threadId: string | null
  state: 'open' | 'complete'
  items: CheckItem[]
  answers: (SheetAnswer & { answeredBy: string | null; answeredAt: string; firstAnsweredAt: string })[]
  gaps: Gap[]
  filledBy: string | null
  completedAt: string | null
  version: number
}

export type OpenSheet = {
  subject: Subject
  threadId?: string | null
  extraItems?: readonly CheckItem[]
  title?: string
}

/** Opens a sheet of the checklist as published; while one is open for this record, it is that one. */
export async function openSheet(ctx: Ctx, checklist: Checklist, options: OpenSheet): Promise<string> {
  const open = await queries.findOpenSheet(ctx, checklist.key, options.subject.id)
  if (open !== undefined) return open
  const published = await queries.findPublished(ctx, checklist.key)
  const items = [...(published?.items ?? checklist.items), ...(options.extraItems ?? [])]
  const title = options.title ?? published?.title ?? checklist.title[0]
  const { subject, threadId = null } = options
  const sheet = {
    key: checklist.key,
    templateVersion: published?.templateVersion ?? 0,
    title,
    items,
    subject,
    threadId,
  }
  const id = await queries.insertSheet(ctx, sheet)
  if (id === undefined) return found(await queries.findOpenSheet(ctx, checklist.key, subject.id))
  ctx.record({ event: 'checklist.opened', subject, threadId, data: { sheet: id, key: checklist.key, title } })
  return id
}

/** What a sheet opened now would ask. */
export async function itemsNow(ctx: Ctx, checklist: Checklist): Promise<CheckItem[]> {
  return (await queries.findPublished(ctx, checklist.key))?.items ?? [...checklist.items]
}

/** The newest sheet of this checklist for a record. */
export async function sheetFor(ctx: Ctx, key: string, subjectId: string): Promise<Sheet | undefined> {
  const row = await queries.findNewestSheet(ctx, key, subjectId)
  return row && present(ctx, row)
}

/** Every sheet of a record, oldest first. */
export async function sheetsOf(ctx: Ctx, subjectId: string): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const row of await queries.listSheetsOf(ctx, subjectId)) sheets.push(await present(ctx, row))
  return sheets
}

export async function getSheet(ctx: Ctx, id: string): Promise<Sheet> {
  return present(ctx, found(await queries.findSheet(ctx, id)))
}

/** Writes answers, each by itself: a later answer to the same item replaces the earlier one. */
export async function answerSheet(ctx: Ctx, sheetId: string, answers: readonly SheetAnswerInput[]): Promise<Sheet> {
  const sheet = found(await queries.lockSheet(ctx, sheetId))
  if (sheet.state === 'complete') throw refuse(checklistRefusals.complete)
  const read = answers.map(answer => {
    const item = sheet.items.find(candidate => candidate.key === answer.key)
    if (!item) throw refuse(checklistRefusals.unknownItem, { item: answer.key })
    return ruled(readAnswer(item, answer))
  })
  await requireFiles(
    ctx,
    read.flatMap(answer => answer.fileIds),
  )
  const given = { by: staffIdOrNull(ctx), at: momentOf(ctx) }
  for (const answer of read) await queries.saveAnswer(ctx, sheetId, answer, given)
  await queries.touchSheet(ctx, sheetId)
  const told = read.map(({ key, result, value }): { key: string; result: CheckResult; value: string | null } => ({
    key,
    result,
    value,
  }))
  ctx.record({ event: 'checklist.answered', ...placeOf(sheet), data: { sheet: sheetId, answers: told } })
  return getSheet(ctx, sheetId)
}

/** Closes the sheet for good. @throws AppError gaps, naming what is missing */
export async function completeSheet(ctx: Ctx, sheetId: string): Promise<Sheet> {
  const row = found(await queries.lockSheet(ctx, sheetId))
  const sheet = await present(ctx, row)
  if (sheet.state === 'complete') return sheet
  if (sheet.gaps.length > 0) {
    throw refuse(checklistRefusals.gaps, { count: sheet.gaps.length, items: listed(sheet.gaps.map(gap => gap.label)) })
  }
  await queries.closeSheet(ctx, sheetId, staffIdOrNull(ctx))
  const bad = sheet.answers.filter(answer => answer.result === 'bad').map(answer => answer.key)
  const { key, title } = sheet
  ctx.record({ event: 'checklist.completed', ...placeOf(row), data: { sheet: sheetId, key, title, bad } })
  await emit(ctx, sheetCompleted, { sheetId, key, ...placeOf(row), bad })
  return getSheet(ctx, sheetId)
}

/** Closes the sheet as it stands: what was seen until a look was broken off stays on record, the next look gets its own. */
export async function endSheet(ctx: Ctx, sheetId: string): Promise<void> {
  const row = found(await queries.lockSheet(ctx, sheetId))
  if (row.state === 'complete') return
  await queries.closeSheet(ctx, sheetId, staffIdOrNull(ctx))
  ctx.record({
    event: 'checklist.completed',
    ...placeOf(row),
    data: { sheet: sheetId, key: row.templateKey, title: row.title },
  })
}

async function present(ctx: Ctx, row: queries.SheetRow): Promise<Sheet> {
  const answers = await queries.listAnswers(ctx, row.id)
  const { id, title, items, state, filledBy, completedAt, version } = row
  const gaps = sheetGaps(items, answers)
  return {
    id,
    key: row.templateKey,
    title,
    ...placeOf(row),
    state,
    items,
    answers,
    gaps,
    filledBy,
    completedAt,
    version,
  }
}

function placeOf(row: queries.SheetRow): { subject: Subject; threadId: string | null } {
  return { subject: { kind: row.subjectKind, id: row.subjectId }, threadId: row.threadId }
}

async function requireFiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0 && (await queries.countFiles(ctx, ids)) < new Set(ids).size)
    throw refuse(checklistRefusals.noPhoto)
}

/** How far back a tablet's clock is believed. */
const OFFLINE_DAYS = 7

// A tablet that was offline says when the tick was made; a clock that is wrong is not believed.
function momentOf(ctx: Ctx): Instant {
  const at = ctx.deviceAt
  if (at === null || isBefore(ctx.now, at) || isBefore(at, addHours(ctx.now, -24 * OFFLINE_DAYS))) return ctx.now
  return at
}
