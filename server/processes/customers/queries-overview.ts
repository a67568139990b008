import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

/** Visits of a car to this store, newest first. */
export async function visitsOf(ctx: Ctx, vehicleId: string, limit: number) {
  return ctx.db
    .selectFrom('visits')
    .leftJoin('staff', 'staff.id', 'visits.adviserId')
    .leftJoin('people', 'people.id', 'visits.senderId')
    .select([
      'visits.id',
      'visits.number',
      'visits.arrivedAt',
      'visits.leftAt',
      'visits.purpose',
      'visits.state',
      'visits.mileageKm',
      'visits.customerWords',
      'visits.abnormality',
      'staff.name as adviserName',
      'people.name as senderName',
    ])
    .where('visits.storeId', '=', ctx.store.id)
    .where('visits.vehicleId', '=', vehicleId)
    .orderBy('visits.arrivedAt', 'desc')
    .limit(limit)
    .execute()
}

/** Orders of a car in this store with what was done, newest first. */
export async function ordersOf(ctx: Ctx, vehicleId: string, limit: number) {
  return ctx.db
    .selectFrom('repairOrders as o')
    .innerJoin('staff', 'staff.id', 'o.adviserId')
    .select([
      'o.id',
      'o.visitId',
      'o.number',
      'o.kind',
      'o.createdAt',
      'o.deliveredAt',
      'o.cancelledAt',
      'o.authorisation',
      'o.work',
      'o.delivery',
      'o.money',
      'o.description',
      'staff.name as adviserName',
      linesOf,
      sql<number | null>`(SELECT sum(amount_fen - discount_fen) FROM order_lines l
        WHERE l.order_id = o.id AND l.state NOT IN ('declined', 'cancelled'))`.as('amountFen'),
    ])
    .where('o.storeId', '=', ctx.store.id)
    .where('o.vehicleId', '=', vehicleId)
    .orderBy('o.createdAt', 'desc')
    .limit(limit)
    .execute()
}

/** Orders of a car in the system the store had before, newest first. */
export async function pastOrdersOf(ctx: Ctx, vehicleId: string, limit: number) {
  return ctx.db
    .selectFrom('pastOrders as o')
    .select(['o.id', 'o.number', 'o.kind', 'o.inOn', 'o.mileageKm', 'o.words', 'o.adviser', 'o.amountFen', pastLinesOf])
    .where('o.storeId', '=', ctx.store.id)
    .where('o.vehicleId', '=', vehicleId)
    .orderBy('o.inOn', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Orders of a car in the other stores, without money and without people. The transaction looks at the whole group for
 * this one statement only.
 */
export async function ordersElsewhere(ctx: Ctx, vehicleId: string, limit: number) {
  await setScope(ctx, 'group')
  const rows = await ctx.db
    .selectFrom('repairOrders as o')
    .innerJoin('stores', 'stores.id', 'o.storeId')
    .innerJoin('visits', 'visits.id', 'o.visitId')
    .select([
      'o.id as orderId',
      'stores.name as store',
      'o.number',
      'o.kind',
      'o.createdAt',
      'visits.mileageKm',
      linesOf,
    ])
    .where('o.vehicleId', '=', vehicleId)
    .where('o.storeId', '<>', ctx.store.id)
    .where('o.cancelledAt', 'is', null)
    .where('o.signedAt', 'is not', null)
    .orderBy('o.createdAt', 'desc')
    .limit(limit)
    .execute()
  await setScope(ctx, '')
  return rows
}

/** Messages to these people, newest first. */
export async function messagesTo(ctx: Ctx, personIds: readonly string[], limit: number) {
  if (personIds.length === 0) return []
  return ctx.db
    .selectFrom('messages')
    .select(['id', 'channel', 'title', 'body', 'state', 'createdAt'])
    .where('storeId', '=', ctx.store.id)
    .where('personId', 'in', personIds)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
}

export async function formerPlatesOf(ctx: Ctx, vehicleId: string) {
  return ctx.db
    .selectFrom('vehiclePlates')
    .select(['plate', 'since', 'until'])
    .where('vehicleId', '=', vehicleId)
    .where('until', 'is not', null)
    .orderBy('since', 'desc')
    .execute()
}

const linesOf = sql<string[]>`coalesce((SELECT array_agg(l.name ORDER BY l.position) FROM order_lines l
  WHERE l.order_id = o.id AND l.kind <> 'part' AND l.state NOT IN ('declined', 'cancelled')), '{}')`.as('lines')

const pastLinesOf = sql<string[]>`coalesce((SELECT array_agg(l.name ORDER BY l.position) FROM past_order_lines l
  WHERE l.order_id = o.id AND l.kind <> 'part'), '{}')`.as('lines')

async function setScope(ctx: Ctx, scope: 'group' | ''): Promise<void> {
  await sql`SELECT set_config('carebay.scope', ${scope}, true)`.execute(ctx.db)
}

export async function countVisits(ctx: Ctx, vehicleId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('visits')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('storeId', '=', ctx.store.id)
    .where('vehicleId', '=', vehicleId)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function consentsOf(ctx: Ctx, personId: string) {
  return ctx.db
    .selectFrom('messageConsents')
    .select(['channel', 'purpose', 'allowed'])
    .where('personId', '=', personId)
    .orderBy('purpose')
    .orderBy('channel')
    .execute()
}

/** Bookings of a car in this store, the latest first. */
export async function bookingsOf(ctx: Ctx, vehicleId: string, limit: number) {
  return ctx.db
    .selectFrom('appointments as a')
    .select([
      'a.id',
      'a.number',
      'a.state',
      'a.bookedAt as at',
      sql<string>`coalesce((SELECT string_agg(l.name, '、' ORDER BY l.position) FROM appointment_lines l
        WHERE l.appointment_id = a.id AND l.kind <> 'part'), '')`.as('content'),
    ])
    .where('a.storeId', '=', ctx.store.id)
    .where('a.vehicleId', '=', vehicleId)
    .orderBy('a.createdAt', 'desc')
    .limit(limit)
    .execute()
}
