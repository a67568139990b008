import { newId } from '#domain/kernel/id.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { passWhenComplete } from './inspect-order.ts'
import { doersOf } from './queries.ts'
import { inspectionState } from './state.ts'

type Api = Handlers<typeof qualityContract>

/** QC-04: another inspector than the one of the exit inspection. */
export const checkKeyItem: Api['checkKeyItem'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.work !== 'inspecting' && order.work !== 'finished') throw refuse(qualityRefusals.notFinished)
  const state = await inspectionState(ctx, order)
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const line = found(lines.find(item => item.id === input.lineId && item.keyItem))
  const inspectorId = staffId(ctx)
  const doers = await doersOf(ctx, [order.id])
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
