import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

/** What of the operations decides about bay, people and length. */
export async function operationsForWork(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('labourOperations')
    .select(['id', 'system', 'trade', 'highVoltage', 'grade', 'hoursCenti'])
    .where('id', 'in', [...ids])
    .execute()
}

/**
 * Bookings of customers on one day take turns: each then sees what the one before has taken, and chooses the next bay
 * instead of being refused.
 */
export async function lockOnlineDay(ctx: Ctx, on: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`online day ${ctx.store.id} ${on}`}, 0))`.execute(ctx.db)
}

/** Two bookings of the same customer at once count each other. */
export async function lockCustomer(ctx: Ctx, phoneHash: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`online customer ${phoneHash}`}, 0))`.execute(ctx.db)
}

/** Bookings ahead that whoever has this telephone made online. */
export async function onlineAhead(ctx: Ctx, phoneHash: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('appointments as a')
    .innerJoin('people as p', 'p.id', 'a.personId')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('a.storeId', '=', ctx.store.id)
    .where('a.onlineAt', 'is not', null)
    .where('a.bookedAt', '>', ctx.now)
    .where('a.state', 'in', ['pending', 'confirmed', 'preparing', 'ready', 'rescheduled'])
    .where(eb => eb.or([eb('p.phoneHash', '=', phoneHash), eb('p.phone2Hash', '=', phoneHash)]))
    .executeTakeFirstOrThrow()
  return n
}

export async function bookingOfLink(ctx: Ctx, linkId: string) {
  return ctx.db
    .selectFrom('appointments')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('onlineLinkId', '=', linkId)
    .executeTakeFirst()
}

/** Advisers who are taken up by something at that time, by their staff id. */
export async function busyAdvisers(ctx: Ctx, resourceIds: readonly string[]): Promise<Set<string>> {
  if (resourceIds.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('resources')
    .select('staffId')
    .where('kind', '=', 'adviser')
    .where('id', 'in', [...resourceIds])
    .execute()
  return new Set(rows.flatMap(row => row.staffId ?? []))
}
