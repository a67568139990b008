import { type Insertable, sql } from 'kysely'
import type { BookingProgrammesTable } from '#db/types.ts'
import type { activeBookingContract } from '#domain/processes/active-booking/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'

type Programme = Awaited<ReturnType<Handlers<typeof activeBookingContract>['programmes']>>['rows'][number]

/** With how far each has come. */
export async function programmesOf(ctx: Ctx): Promise<Programme[]> {
  const { rows } = await sql<Programme>`SELECT g.id, g.name, g.from_on, g.to_on, g.content, g.brands, g.powers,
      g.min_age_months, g.ended_at, g.version, count(c.id)::int AS targets,
      count(c.id) FILTER (WHERE c.attempts > 0 OR c.state = 'booked')::int AS contacted,
      count(c.id) FILTER (WHERE c.state = 'booked')::int AS booked
    FROM booking_programmes g LEFT JOIN booking_candidates c ON c.source_id = g.id AND c.store_id = g.store_id
    WHERE g.store_id = ${ctx.store.id} GROUP BY g.id ORDER BY g.from_on DESC, g.id DESC LIMIT 100`.execute(ctx.db)
  return rows
}

export async function insertProgramme(ctx: Ctx, row: Insertable<BookingProgrammesTable>): Promise<void> {
  await ctx.db.insertInto('bookingProgrammes').values(row).execute()
}

export async function lockProgramme(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('bookingProgrammes')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function endProgrammeNow(ctx: Ctx, id: string): Promise<number> {
  const { version } = await ctx.db
    .updateTable('bookingProgrammes')
    .set(eb => ({ endedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
