import { listed } from '#domain/kernel/texts.ts'
import { exitCheck } from '#domain/processes/quality/checklists.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { canInspect, mayInspect } from '#domain/processes/quality/inspection.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { completeSheet, endSheet, type Sheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { setLineStates, setWork } from '../repair-orders/move-axes.ts'
import { findOrder, type LineRecord, linesOf, liveLines, type OrderRecord } from '../repair-orders/queries.ts'
import { writeFirstInspection } from './first-inspection.ts'
import { openRework } from './open-rework.ts'
import { doersOf, keyItemsChecked } from './queries.ts'
import { rulesInForce } from './queries-management.ts'
import { orderPassed } from './signals.ts'
import { type InspectionState, inspectionState } from './state.ts'

type Api = Handlers<typeof qualityContract>
type Input = Parameters<Api['inspect']>[1]

/** QC-01 to QC-05: one level, passed or failed. Nothing reaches delivery that has not passed them all. */
export const inspectOrder: Api['inspect'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work === 'passed') throw refuse(qualityRefusals.passed)
  if (!canInspect(order)) throw refuse(qualityRefusals.notFinished)
  const state = await inspectionState(ctx, order)
  const inspectorId = staffId(ctx)
  const doers = (await doersOf(ctx, [order.id])).map(item => item.id)
  ruled(mayInspect({ ...state, level: input.level, inspectorId, isInspector: ctx.actor.roles.includes('R-QC'), doers }))
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const ends = input.level === 'exit' || input.result === 'fail'
  const sheet = ends ? await openExitCheck(ctx, order.id) : undefined
  if (input.result === 'pass' && input.level === 'exit') checkComplete(sheet, input, lines)
  const failed = lines.find(line => line.id === input.failedLineId)
  if (input.result === 'fail' && (!failed || input.defect.trim() === '' || input.cause.trim() === ''))
    throw refuse(qualityRefusals.defectNeeded)
  const unseen = input.result === 'fail' ? (sheet?.gaps.filter(gap => gap.why === 'photo') ?? []) : []
  if (unseen.length > 0) throw refuse(qualityRefusals.sheetPhoto, { items: listed(unseen.map(gap => gap.label)) })
  await insertInspection(ctx, order, state, input)
  if (sheet) await (input.result === 'pass' ? completeSheet : endSheet)(ctx, sheet.id)
  if (input.level === 'exit') await writeFirstInspection(ctx, order, state, input, lines)
  if (input.result === 'fail' && failed) {
    await openRework(ctx, order, failed, {
      stage: input.level === 'exit' ? 'exit' : 'mutual',
      defect: input.defect,
      cause: input.cause,
      inspectionId: input.inspectionId,
    })
    return { id: input.inspectionId, work: 'rework' }
  }
  if (input.level !== 'exit') {
    if (order.work === 'finished') await setWork(ctx, order, 'inspecting')
    return { id: input.inspectionId, work: 'inspecting' }
  }
  return { id: input.inspectionId, work: await passWhenComplete(ctx, order, lines, state.round) }
}

/** After the exit inspection the key items still wait for their second pair of eyes. */
export async function passWhenComplete(
  ctx: Ctx,
  order: OrderRecord,
  lines: readonly LineRecord[],
  round: number,
): Promise<'inspecting' | 'passed'> {
  const checked = new Set((await keyItemsChecked(ctx, order.id, round)).map(item => item.lineId))
  if (lines.some(line => line.keyItem && !checked.has(line.id))) {
    if (order.work !== 'inspecting') await setWork(ctx, order, 'inspecting')
    return 'inspecting'
  }
  const live = liveLines(await linesOf(ctx, order.id))
  await setLineStates(
    ctx,
    live.map(line => line.id),
    'passed',
  )
  await setWork(ctx, order, 'passed', { passedAt: ctx.now })
  ctx.record({ event: 'quality.passed', subject: { kind: 'order', id: order.id }, threadId: order.id, data: { round } })
  await emit(ctx, orderPassed, { orderId: order.id })
  return 'passed'
}

/** The whole-car check of this round; the sheet is closed with the inspection that ends the round. */
export async function openExitCheck(ctx: Ctx, orderId: string): Promise<Sheet | undefined> {
  const sheet = await sheetFor(ctx, exitCheck.key, orderId)
  return sheet?.state === 'open' ? sheet : undefined
}

function checkComplete(sheet: Sheet | undefined, input: Input, lines: readonly LineRecord[]): void {
  const missing = lines.find(line => !input.checkedLines.includes(line.id))
  if (missing) throw refuse(qualityRefusals.unchecked, { name: missing.name })
  const gaps = sheet?.gaps ?? exitCheck.items.map(item => ({ label: item.label }))
  if (gaps.length > 0) throw refuse(qualityRefusals.sheetOpen, { items: listed(gaps.map(gap => gap.label)) })
  const bad = new Set(sheet?.answers.filter(answer => answer.result === 'bad').map(answer => answer.key))
  const faults = sheet?.items.filter(item => bad.has(item.key)) ?? []
  if (faults.length > 0) throw refuse(qualityRefusals.sheetBad, { items: listed(faults.map(item => item.label)) })
}

async function insertInspection(ctx: Ctx, order: OrderRecord, state: InspectionState, input: Input): Promise<void> {
  await ctx.db
    .insertInto('inspections')
    .values({
      id: input.inspectionId,
      storeId: ctx.store.id,
      orderId: order.id,
      round: state.round,
      level: input.level,
      inspectorId: staffId(ctx),
      result: input.result,
      checkedLines: input.checkedLines,
      defect: input.defect,
      cause: input.cause,
      failedLineId: input.failedLineId,
      rulesEdition: (await rulesInForce(ctx))?.edition ?? null,
      at: ctx.now,
    })
    .execute()
  ctx.record({
    event: input.result === 'pass' ? 'quality.inspected' : 'quality.failed',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { level: input.level, round: state.round, result: input.result },
    reason: input.defect,
  })
}
