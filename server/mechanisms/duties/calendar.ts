import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { zExceptions, zWeekly } from '#domain/mechanisms/duties/calendar.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** Opening hours and holidays of the store: what "day", "same day" and "end of work" mean here. */
export async function calendarOf(ctx: Ctx): Promise<WorkingCalendar> {
  const { weekly, exceptions } = await calendarRow(ctx)
  return { zone: ctx.store.zone, weekly, exceptions }
}

/** The calendar with its version, for the editor. */
export async function calendarRow(ctx: Ctx, options: { lock?: boolean } = {}) {
  let query = ctx.db
    .selectFrom('workingCalendars')
    .select(['weekly', 'exceptions', 'version'])
    .where('storeId', '=', ctx.store.id)
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirstOrThrow()
  return { weekly: zWeekly.parse(row.weekly), exceptions: zExceptions.parse(row.exceptions), version: row.version }
}

export async function saveCalendar(ctx: Ctx, calendar: { weekly: unknown; exceptions: unknown; version: number }) {
  await ctx.db
    .updateTable('workingCalendars')
    .set({
      weekly: JSON.stringify(calendar.weekly),
      exceptions: JSON.stringify(calendar.exceptions),
      version: calendar.version,
    })
    .where('storeId', '=', ctx.store.id)
    .execute()
}
