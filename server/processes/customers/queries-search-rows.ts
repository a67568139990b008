import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

/** What the rows of the search box say of the cars found: whose they are, and whether they are in the shop now. */
export async function carsFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('vehicles as v')
    .leftJoin('vehiclePeople as link', join =>
      join.onRef('link.vehicleId', '=', 'v.id').on('link.role', '=', 'owner').on('link.until', 'is', null),
    )
    .leftJoin('people', 'people.id', 'link.personId')
    .leftJoin('visits', join =>
      join
        .onRef('visits.vehicleId', '=', 'v.id')
        .on('visits.storeId', '=', ctx.store.id)
        .on('visits.leftAt', 'is', null),
    )
    .select(['v.id', 'v.plate', 'v.vin', 'v.brand', 'v.series', 'v.model', 'people.name as ownerName'])
    .select('visits.id as visitId')
    .where('v.id', 'in', ids)
    .execute()
}

export async function peopleFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('people').select(['id', 'name', 'kind', 'phoneMasked']).where('id', 'in', ids).execute()
}

export async function ordersFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('repairOrders as o')
    .innerJoin('vehicles as v', 'v.id', 'o.vehicleId')
    .select(['o.id', 'o.number', 'v.id as vehicleId', 'v.plate', 'v.vin', 'v.brand', 'v.series', 'v.model'])
    .where('o.id', 'in', ids)
    .execute()
}

export async function pastOrdersFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('pastOrders as o')
    .innerJoin('vehicles as v', 'v.id', 'o.vehicleId')
    .select(['o.id', 'o.number', 'o.inOn', 'v.id as vehicleId', 'v.plate', 'v.vin', 'v.brand', 'v.series', 'v.model'])
    .where('o.id', 'in', ids)
    .execute()
}

export async function visitsFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('visits')
    .leftJoin('vehicles as v', 'v.id', 'visits.vehicleId')
    .select(['visits.id', 'visits.number', 'visits.plate', 'visits.arrivedAt', 'v.id as vehicleId'])
    .where('visits.id', 'in', ids)
    .execute()
}

export async function bookingsFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('appointments as a')
    .leftJoin('vehicles as v', 'v.id', 'a.vehicleId')
    .select(['a.id', 'a.number', 'a.bookedAt', 'v.id as vehicleId', 'v.plate'])
    .where('a.id', 'in', ids)
    .execute()
}

export async function partsFound(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('parts as p')
    .leftJoin('stockBalances as b', join => join.onRef('b.partId', '=', 'p.id').on('b.storeId', '=', ctx.store.id))
    .select(['p.id', 'p.number', 'p.name', 'p.grade', 'p.unit'])
    .select(sql<number>`coalesce(b.on_hand_milli - b.reserved_milli, 0)`.as('availableMilli'))
    .where('p.id', 'in', ids)
    .execute()
}
