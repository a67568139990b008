import { addWorkingDays, endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { formatFen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { returnCredit } from '#domain/processes/settlement/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import type { OrderRecord } from '../repair-orders/queries.ts'
import { creditLeft } from './queries-reversal.ts'

/** What the new bill did not use goes back until the next working day ends: somebody is told while any of it is left. */
export async function watchCredit(ctx: Ctx, order: OrderRecord): Promise<void> {
  const left = await creditLeft(ctx, order.id)
  if (!left) {
    await closeDuty(ctx, returnCredit, order.id)
    return
  }
  const calendar = await calendarOf(ctx)
  await cancelDuties(ctx, order.id, returnCredit)
  await openDuty(ctx, returnCredit, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    params: { number: order.number ?? '', amount: formatFen(left.fen), statementId: left.statementId },
    dueAt: endOfWorkOnOrAfter(calendar, addWorkingDays(calendar, dateOn(ctx.now, calendar.zone), 1)),
  })
}
