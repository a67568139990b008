import { endOfWorkOnOrAfter } from '#domain/kernel/calendar.ts'
import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import { judgeCase } from '#domain/processes/diagnosis/duties.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { calendarOf } from '#server/mechanisms/duties/calendar.ts'
import { openDuty } from '#server/mechanisms/duties/duties.ts'
import { unjudgedCases } from './queries-quality.ts'

/** DIA-08: the repair of a diagnosed car passed: by the next evening somebody else says whether the diagnosis was right. */
export async function askVerdict(ctx: Ctx, orderId: string): Promise<void> {
  const cases = await unjudgedCases(ctx, orderId)
  if (cases.length === 0) return
  const dueAt = endOfWorkOnOrAfter(await calendarOf(ctx), addDaysOn(dateOn(ctx.now, ctx.store.zone), 1))
  for (const { id, visitId, plate, technician } of cases) {
    const subject = { kind: 'diagnosis', id }
    await openDuty(ctx, judgeCase, { subject, threadId: visitId, params: { plate, technician }, dueAt })
  }
}
