import { momentAtShare, workingMinutesBetween } from '#domain/kernel/calendar.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { queryProgress } from '#domain/processes/workshop/duties.ts'
import { progressQueryPaper } from '#domain/processes/workshop/papers/progress-query.ts'
import { progressWindow } from '#domain/processes/workshop/policies.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, type OrderRecord } from '../repair-orders/queries.ts'

/** TL-24: at 70 to 80 percent of the planned working time the adviser asks how far the work is. */
export async function openProgressDuty(ctx: Ctx, order: OrderRecord): Promise<void> {
  if (order.plannedMinutes === 0) return
  const calendar = await calendarOf(ctx)
  const window = await policy(ctx, progressWindow)
  await openDuty(ctx, queryProgress, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    ownerId: order.adviserId,
    params: { order: order.number ?? '' },
    opensAt: momentAtShare(calendar, ctx.now, order.plannedMinutes, window.fromPpm),
    dueAt: momentAtShare(calendar, ctx.now, order.plannedMinutes, window.toPpm),
  })
}

/** WKS-07: expected finish and abnormality; an abnormality brings a measure with somebody who owns it. */
export const askProgress: Handlers<typeof workshopContract>['askProgress'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.workStartedAt === null) throw refuse(workshopRefusals.notReceived)
  if (input.abnormal && (input.measure.trim() === '' || input.measureOwner === null))
    throw refuse(workshopRefusals.measureNeeded)
  const calendar = await calendarOf(ctx)
  const window = await policy(ctx, progressWindow)
  const used = workingMinutesBetween(calendar, order.workStartedAt, ctx.now)
  const usedPpm = Math.floor((used * 1_000_000) / Math.max(order.plannedMinutes, 1))
  const percent = Math.min(100, Math.floor(usedPpm / 10_000))
  const withinWindow = usedPpm >= window.fromPpm && usedPpm <= window.toPpm
  await ctx.db
    .insertInto('progressQueries')
    .values({
      id: input.queryId,
      storeId: ctx.store.id,
      orderId: order.id,
      askedAt: ctx.now,
      askedBy: staffId(ctx),
      answeredBy: input.answeredBy,
      percent,
      expectedFinishAt: input.expectedFinishAt,
      abnormal: input.abnormal,
      measure: input.measure,
      measureOwner: input.measureOwner,
      withinWindow,
    })
    .execute()
  const parties = await partiesOfOrder(ctx, order)
  const paper = await issuePaper(ctx, progressQueryPaper, {
    subject: { kind: 'progressQuery', id: input.queryId },
    threadId: order.id,
    vehicleId: order.vehicleId,
    finder: parties.finder,
    content: {
      orderNumber: order.number ?? '',
      customer: parties.customer,
      vehicle: parties.vehicle,
      queriedAt: ctx.now,
      plannedTimePercent: percent,
      expectedFinishAt: input.expectedFinishAt,
      promisedAt: order.promisedAt,
      abnormality: input.abnormal ? '有异常' : null,
      measure: input.measure === '' ? null : input.measure,
      answeredBy: await nameOfStaff(ctx, input.answeredBy),
      askedBy: ctx.actor.name,
    },
  })
  await closeDuty(ctx, queryProgress, order.id, { percent, withinWindow })
  ctx.record({
    event: 'workshop.progressAsked',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { percent, withinWindow, abnormal: input.abnormal, expectedFinishAt: input.expectedFinishAt },
    reason: input.measure,
  })
  return { id: input.queryId, paperId: paper.id, percent, withinWindow }
}
