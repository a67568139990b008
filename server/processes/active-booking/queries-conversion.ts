import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
import type { ContactMethod } from '#domain/processes/active-booking/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'

type Count = { method: ContactMethod; candidates: number; contacts: number; booked: number; confirmed: number }

/**
 * A candidate counts with every way it was contacted by in the period; as booked with the way that brought the booking,
 * and as confirmed only once that booking was.
 */
export async function contactsByMethod(ctx: Ctx, from: Instant, to: Instant): Promise<Count[]> {
  const { rows } =
    await sql<Count>`SELECT k.method, count(DISTINCT k.candidate_id)::int AS candidates, count(*)::int AS contacts,
      count(DISTINCT k.candidate_id) FILTER (WHERE k.result = 'booked')::int AS booked,
      count(DISTINCT k.candidate_id) FILTER (WHERE k.result = 'booked' AND a.confirmed_at IS NOT NULL)::int AS confirmed
    FROM booking_contacts k JOIN booking_candidates c ON c.id = k.candidate_id LEFT JOIN appointments a ON a.id = c.appointment_id
    WHERE k.store_id = ${ctx.store.id} AND k.at >= ${from} AND k.at < ${to} GROUP BY k.method`.execute(ctx.db)
  return rows
}

export async function waitingNow(ctx: Ctx): Promise<{ open: number; due: number }> {
  const { rows } = await sql<{ open: number; due: number }>`SELECT count(*)::int AS open,
      count(*) FILTER (WHERE planned_at <= ${ctx.now})::int AS due
    FROM booking_candidates WHERE store_id = ${ctx.store.id} AND state = 'open'`.execute(ctx.db)
  return rows[0] ?? { open: 0, due: 0 }
}
