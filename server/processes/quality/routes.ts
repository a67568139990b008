import { exitCheck, wearCheck } from '#domain/processes/quality/checklists.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { canInspect } from '#domain/processes/quality/inspection.ts'
import { qcLevels } from '#domain/processes/quality/policies.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { openSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { certificateOf, certify } from './certificate.ts'
import { checkKeyItem } from './check-key-item.ts'
import { inspectOrder, openExitCheck } from './inspect-order.ts'
import { doersOf, inspectionsOf, keyItemsChecked, reworksOf, waitingForInspection } from './queries.ts'
import { rulesInForce } from './queries-management.ts'
import { sendBack } from './send-back.ts'
import { inspectionState, stateFrom } from './state.ts'

type Api = Handlers<typeof qualityContract>

const queue: Api['queue'] = async ctx => {
  const orders = await waitingForInspection(ctx)
  const ids = orders.map(order => order.id)
  if (ids.length === 0) return { rows: [] }
  const levels = await policy(ctx, qcLevels)
  const inspections = Map.groupBy(await inspectionsOf(ctx, ids), item => item.orderId)
  const doers = Map.groupBy(await doersOf(ctx, ids), item => item.orderId)
  const rows = orders.map(({ id, kind, ...order }) => {
    const { next, round } = stateFrom(levels, kind, inspections.get(id) ?? [])
    return { orderId: id, ...order, next: next ?? null, round, doers: (doers.get(id) ?? []).map(item => item.name) }
  })
  return { rows }
}

const get: Api['get'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const state = await inspectionState(ctx, order)
  const checked = new Set((await keyItemsChecked(ctx, order.id, state.round)).map(item => item.lineId))
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const rules = await rulesInForce(ctx)
  return {
    rules: rules ?? null,
    next: canInspect(order) ? (state.next ?? null) : null,
    work: order.work,
    round: state.round,
    sheetId: (await openExitCheck(ctx, order.id))?.id ?? null,
    wearSheetId: (await sheetFor(ctx, wearCheck.key, order.id))?.id ?? null,
    lines: lines.map(({ id, name, kind, keyItem }) => ({ id, name, kind, keyItem, keyItemChecked: checked.has(id) })),
    certificate: await certificateOf(ctx, order.id),
    inspections: (await inspectionsOf(ctx, [order.id])).map(({ orderId: _order, ...item }) => item),
    reworks: await reworksOf(ctx, order.id),
  }
}

const begin: Api['begin'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (!canInspect(order)) throw refuse(qualityRefusals.notFinished)
  const sheetId = await openSheet(ctx, exitCheck, { subject: { kind: 'order', id: order.id }, threadId: order.id })
  await openSheet(ctx, wearCheck, { subject: { kind: 'order', id: order.id }, threadId: order.id })
  ctx.record({
    event: 'quality.inspected',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { begun: true },
  })
  return { sheetId }
}

export const qualityRoutes: Api = { queue, get, begin, inspect: inspectOrder, checkKeyItem, certify, sendBack }
