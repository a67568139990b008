import { newId } from '#domain/kernel/id.ts'
import { exitCheck } from '#domain/processes/quality/checklists.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { inspectOrder, passWhenComplete } from './inspect-order.ts'
import { openRework } from './open-rework.ts'
import { doersOf, inspectionsOf, keyItemsChecked, reworksOf, waitingForInspection } from './queries.ts'
import { inspectionState } from './state.ts'

type Api = Handlers<typeof qualityContract>

const queue: Api['queue'] = async ctx => {
  const rows = []
  for (const order of await waitingForInspection(ctx)) {
    const full = found(await findOrder(ctx, order.id))
    const state = await inspectionState(ctx, full)
    const doers = (await doersOf(ctx, order.id)).map(item => item.name)
    const { id, number, plate, car, promisedAt } = order
    rows.push({ orderId: id, number, plate, car, promisedAt, next: state.next ?? null, round: state.round, doers })
  }
  return { rows }
}

const get: Api['get'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const state = await inspectionState(ctx, order)
  const checked = new Set((await keyItemsChecked(ctx, order.id, state.round)).map(item => item.lineId))
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  return {
    next: state.next ?? null,
    round: state.round,
    sheetId: (await sheetFor(ctx, exitCheck.key, order.id))?.id ?? null,
    lines: lines.map(({ id, name, kind, keyItem }) => ({ id, name, kind, keyItem, keyItemChecked: checked.has(id) })),
    inspections: await inspectionsOf(ctx, order.id),
    reworks: await reworksOf(ctx, order.id),
  }
}

const begin: Api['begin'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'finished' && order.work !== 'inspecting') throw refuse(qualityRefusals.notFinished)
  const sheetId = await openSheet(ctx, exitCheck, { subject: { kind: 'order', id: order.id }, threadId: order.id })
  ctx.record({
    event: 'quality.inspected',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { begun: true },
  })
  return { sheetId }
}

/** QC-04: another inspector than the one of the exit inspection. */
export const checkKeyItem: Api['checkKeyItem'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'inspecting' && order.work !== 'finished') throw refuse(qualityRefusals.notFinished)
  const state = await inspectionState(ctx, order)
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const line = found(lines.find(item => item.id === input.lineId && item.keyItem))
  const inspectorId = staffId(ctx)
  const doers = await doersOf(ctx, order.id)
  const exitBy = state.passed.find(item => item.level === 'exit')?.inspectorId
  if (inspectorId === exitBy || doers.some(item => item.id === inspectorId))
    throw refuse(qualityRefusals.secondInspector)
  await ctx.db
    .insertInto('keyItemChecks')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      orderId: order.id,
      lineId: line.id,
      round: state.round,
      inspectorId,
      note: input.note,
      at: ctx.now,
    })
    .execute()
  ctx.record({
    event: 'quality.keyItemChecked',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { line: line.name, round: state.round },
  })
  const work = state.next === undefined ? await passWhenComplete(ctx, order, lines, state.round) : order.work
  return { id: order.id, work }
}

/** QC-16: an objection at the joint look sends the car back with the customer's words. */
const sendBack: Api['sendBack'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'passed' || order.money === 'settled') throw refuse(qualityRefusals.notFinished)
  const line = found((await linesOf(ctx, order.id)).find(item => item.id === input.lineId && item.kind === 'labour'))
  await ctx.db
    .insertInto('inspections')
    .values({
      id: newId(),
      storeId: ctx.store.id,
      orderId: order.id,
      round: (await inspectionState(ctx, order)).round,
      level: 'exit',
      inspectorId: staffId(ctx),
      result: 'fail',
      defect: input.defect,
      cause: '交车时客户提出',
      failedLineId: line.id,
      at: ctx.now,
    })
    .execute()
  if (order.delivery !== 'none') await setDelivery(ctx, order, 'none')
  await openRework(ctx, order, line, { stage: 'delivery', defect: input.defect, cause: '', inspectionId: null })
  return { id: order.id, work: 'rework' }
}

export const qualityRoutes: Api = { queue, get, begin, inspect: inspectOrder, checkKeyItem, sendBack }
