import { newId } from '#domain/kernel/id.ts'
import type { qualityContract } from '#domain/processes/quality/contract.ts'
import { qualityRefusals } from '#domain/processes/quality/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { setDelivery } from '../repair-orders/move-axes.ts'
import { findOrder, linesOf } from '../repair-orders/queries.ts'
import { openRework } from './open-rework.ts'
import { inspectionState } from './state.ts'

type Api = Handlers<typeof qualityContract>

/** QC-16: an objection at the joint look sends the car back with the customer's words. */
export const sendBack: Api['sendBack'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.delivery === 'delivered' || order.delivery === 'gone') throw refuse(qualityRefusals.left)
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
