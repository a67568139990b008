import { type Insertable, sql } from 'kysely'
import type { BookingExplanationsTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function insertExplanation(ctx: Ctx, row: Insertable<BookingExplanationsTable>): Promise<void> {
  await ctx.db.insertInto('bookingExplanations').values(row).execute()
}

export async function explanationOf(ctx: Ctx, subjectId: string) {
  return ctx.db
    .selectFrom('bookingExplanations as e')
    .innerJoin('staff as s', 's.id', 'e.staffId')
    .select(['e.told', 'e.outcome', 'e.at', 's.name as by'])
    .where('e.storeId', '=', ctx.store.id)
    .where('e.subjectId', '=', subjectId)
    .executeTakeFirst()
}

/** Whether there is such a visit or call in this store. */
export async function isContact(ctx: Ctx, kind: 'visit' | 'call', id: string): Promise<boolean> {
  const query = ctx.db.selectFrom(kind === 'visit' ? 'visits' : 'calls').select('id')
  return (await query.where('id', '=', id).where('storeId', '=', ctx.store.id).executeTakeFirst()) !== undefined
}

type Count = { staffId: string; name: string; contacts: number; explained: number; accepted: number }

/**
 * Contacts of a period by who had them: visits an adviser attended to and calls that reached somebody. A contact counts
 * once, whoever of the house noted that booking was explained.
 */
export async function explanationsByStaff(ctx: Ctx, from: Instant, to: Instant): Promise<Count[]> {
  const { rows } = await sql<Count>`WITH contacts AS (
      SELECT id, adviser_id AS staff_id FROM visits
        WHERE store_id = ${ctx.store.id} AND arrived_at >= ${from} AND arrived_at < ${to}
          AND adviser_id IS NOT NULL AND contacted_at IS NOT NULL
      UNION ALL SELECT id, by_staff FROM calls
        WHERE store_id = ${ctx.store.id} AND started_at >= ${from} AND started_at < ${to} AND result = 'reached')
    SELECT s.id AS staff_id, s.name, count(*)::int AS contacts, count(e.id)::int AS explained,
      count(e.id) FILTER (WHERE e.outcome = 'accepted')::int AS accepted
    FROM contacts c JOIN staff s ON s.id = c.staff_id
      LEFT JOIN booking_explanations e ON e.store_id = ${ctx.store.id} AND e.subject_id = c.id
    GROUP BY s.id, s.name, s.employee_no ORDER BY s.employee_no`.execute(ctx.db)
  return rows
}
