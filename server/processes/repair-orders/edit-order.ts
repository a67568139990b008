import { deviationApproval } from '#domain/processes/repair-orders/approvals.ts'
import { assignedByCounter, mayEditLines, orderRefusals } from '#domain/processes/repair-orders/authorisation.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { assignSeveralTrades, passToWorkshop } from '#domain/processes/repair-orders/duties.ts'
import { discountApproval } from '#domain/processes/repair-orders/policies.ts'
import { offBoardFen, offBoardPpm } from '#domain/processes/repair-orders/pricing.ts'
import { orderLabel } from '#domain/processes/repair-orders/status.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { askApproval } from '#server/mechanisms/approvals/approvals.ts'
import { cancelDuties, closeDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { releaseOrderParts } from '#server/processes/stock/sync-order-parts.ts'
import { axesOf } from './axes.ts'
import { approverFor } from './deviation.ts'
import { findOrder, linesOf, liveLines } from './queries.ts'
import { informOfResponsible } from './responsible.ts'
import { freeRework, requireOrigin } from './rework-orders.ts'
import { touchOrder } from './save-lines.ts'
import { withdrawSignature } from './withdraw-signature.ts'

type Api = Handlers<typeof repairOrdersContract>

export const editOrder: Api['edit'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  const axes = await axesOf(ctx, order)
  ruled(mayEditLines(axes, orderLabel(axes)))
  if ((await rolesOfStaff(ctx, input.adviserId)).length === 0)
    throw refuse(orderRefusals.registration, { missing: ['服务顾问', 'adviser'] })
  const columns = {
    kind: input.kind,
    description: input.description ?? '',
    wishes: input.wishes ?? '',
    namedTechnicianId: input.namedTechnicianId,
    adviserId: input.adviserId,
    originalOrderId: input.originalOrderId,
    reworkCause: input.reworkCause,
    reworkStep: input.reworkStep,
  }
  await requireOrigin(ctx, { ...order, kind: input.kind }, columns)
  await withdrawSignature(ctx, order, '工单内容变更')
  const version = await touchOrder(ctx, order, columns)
  await freeRework(ctx, order.id)
  await informOfResponsible(ctx, order, columns, '工单内容变更')
  ctx.record({
    event: 'order.edited',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { changed: changes(order, columns) },
  })
  return { id: order.id, version }
}

/** RO-04: the counter names the team of a one-trade job; several trades are the workshop manager's. */
export const assignTeam: Api['assignTeam'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  if (order.authorisation !== 'signed') throw refuse(orderRefusals.unsigned)
  const trades = liveLines(await linesOf(ctx, order.id)).map(line => line.trade)
  const byManager = ctx.actor.roles.some(role => role === 'R-WS-MGR' || role === 'R-DISP')
  if (!byManager && !assignedByCounter(trades)) throw refuse(orderRefusals.severalTrades)
  const version = await touchOrder(ctx, order, { team: input.team })
  for (const duty of [passToWorkshop, assignSeveralTrades]) await closeDuty(ctx, duty, order.id)
  ctx.record({
    event: 'order.teamAssigned',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { changed: { team: { from: order.team, to: input.team } } },
  })
  return { id: order.id, version }
}

export const cancelOrder: Api['cancel'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  await checkVersion(ctx, order, input.version)
  const axes = await axesOf(ctx, order)
  ruled(mayEditLines(axes, orderLabel(axes)))
  await withdrawSignature(ctx, order, input.reason)
  const version = await touchOrder(ctx, order, { cancelledAt: ctx.now, cancelReason: input.reason })
  await cancelDuties(ctx, order.id)
  await releaseOrderParts(ctx, order.id, input.reason)
  ctx.record({
    event: 'order.cancelled',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    reason: input.reason,
  })
  return { id: order.id, version }
}

/** EST-09: the published price binds; a deviation waits for whoever may allow it. */
export const askDeviation: Api['askDeviation'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  const line = found((await linesOf(ctx, order.id)).find(item => item.id === input.lineId))
  const approvalId = await askApproval(ctx, {
    kind: deviationApproval.kind,
    subject: { kind: 'orderLine', id: line.id },
    threadId: order.id,
    amountFen: offBoardFen(line),
    approverRole: approverFor(offBoardPpm(line), await policy(ctx, discountApproval)),
    reason: input.reason,
    params: { line: line.name },
  })
  ctx.record({
    event: 'order.deviationAsked',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { line: line.name },
    reason: input.reason,
  })
  return { approvalId }
}
