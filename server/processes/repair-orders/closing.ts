import { endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn, instantOf, maxInstant } from '#domain/kernel/time.ts'
import { bundled } from '#domain/processes/repair-orders/bundle.ts'
import type { repairOrdersContract } from '#domain/processes/repair-orders/contract.ts'
import { confirmFinishedOrders } from '#domain/processes/repair-orders/duties.ts'
import { traceOf } from '#domain/processes/repair-orders/trace.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { definitionOf } from '#server/mechanisms/papers/registry.ts'
import { addOnsOf, findOrder, linesOf, liveLines, type OrderRecord } from './queries.ts'
import * as closing from './queries-closing.ts'
import { orderRow } from './queries-list.ts'

type Api = Handlers<typeof repairOrdersContract>

/** RO-14: contract to gate pass in one pile, to be printed at once. */
export const bundle: Api['bundle'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const papers = await closing.papersOfThreads(ctx, [order.visitId, order.id])
  const { plate, number } = await orderRow(ctx, order.id)
  return {
    ...{ plate, number },
    rows: bundled(papers, order.visitId).map(paper => ({ ...paper, title: definitionOf(paper.kind).title })),
  }
}

/** RO-18: no step without a record. */
export const trace: Api['trace'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id))
  const labour = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  const addOns = await addOnsOf(ctx, order.id)
  const facts = { washing: order.washing, labourLines: labour.length, addOns: addOns.length }
  return traceOf(facts, await closing.eventsOfOrder(ctx, order.id))
}

/** RO-15: what is handed over goes on the day's list; at the end of the day somebody is reminded of what is not confirmed. */
export async function passToRelations(ctx: Ctx, order: OrderRecord): Promise<void> {
  const end = endOfWorkOnOrAfter(await calendarOf(ctx), dateOn(ctx.now, ctx.store.zone))
  const dueAt = maxInstant(end, ctx.now)
  await closing.insertFinished(ctx, { orderId: order.id, adviserId: order.adviserId, dueAt })
  await openDuty(ctx, confirmFinishedOrders, { subject: { kind: 'finishedOrders', id: ctx.store.id }, dueAt })
}

export const finished: Api['finished'] = async (ctx, { onDay }) => {
  const { zone } = ctx.store
  const [from, to] = [instantOf(onDay, '00:00', zone), instantOf(addDaysOn(onDay, 1), '00:00', zone)]
  const rows = await closing.finishedBetween(ctx, from, to)
  return {
    rows: rows.map(row => ({ ...row, late: row.confirmedAt === null && row.dueAt <= ctx.now })),
    unconfirmed: rows.filter(row => row.confirmedAt === null).length,
  }
}

export const confirmFinished: Api['confirmFinished'] = async (ctx, input) => {
  const confirmed = await closing.confirmOrders(ctx, input.orderIds)
  for (const orderId of confirmed)
    ctx.record({ event: 'order.finishConfirmed', subject: { kind: 'order', id: orderId }, threadId: orderId })
  if ((await closing.countUnconfirmed(ctx)) === 0) await closeDuty(ctx, confirmFinishedOrders, ctx.store.id)
  // Confirming again what is confirmed changes nothing, and is still an answer.
  if (confirmed.length === 0)
    ctx.record({ event: 'order.finishConfirmed', subject: { kind: 'finishedOrders', id: ctx.store.id } })
  return { confirmed: confirmed.length }
}
