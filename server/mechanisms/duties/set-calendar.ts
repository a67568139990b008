import { calendarChanges } from '#domain/mechanisms/duties/calendar-changes.ts'
import type { calendarContract } from '#domain/mechanisms/duties/calendar-contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { calendarRow, saveCalendar } from './calendar.ts'

type Input = Parameters<Handlers<typeof calendarContract>['set']>[1]

/** Sets the store's opening hours. Deadlines already computed stay: people were told them. */
export async function setCalendar(ctx: Ctx, input: Input) {
  const before = await calendarRow(ctx, { lock: true })
  await checkVersion(ctx, { id: ctx.store.id, version: before.version }, input.version)
  const version = before.version + 1
  await saveCalendar(ctx, { weekly: input.weekly, exceptions: input.exceptions, version })
  const after = { weekly: input.weekly, exceptions: input.exceptions }
  ctx.record({
    event: 'calendar.set',
    subject: { kind: 'store', id: ctx.store.id },
    data: { changed: calendarChanges(before, after) },
  })
  return { version }
}
