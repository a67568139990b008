import type { Insertable } from 'kysely'
import type {
  MileageReadingsTable,
  PeopleTable,
  VehiclePeopleTable,
  VehiclePlatesTable,
  VehiclesTable,
} from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

/** People of a batch that are on the books: by the key of their import, or by their phone. */
export async function knownPeople(ctx: Ctx, keys: readonly string[], phoneHashes: readonly string[]) {
  if (keys.length + phoneHashes.length === 0) return []
  return ctx.db
    .selectFrom('people')
    .selectAll()
    .where(eb =>
      eb.or([
        ...(keys.length > 0 ? [eb('importKey', 'in', keys)] : []),
        ...(phoneHashes.length > 0 ? [eb('phoneHash', 'in', phoneHashes)] : []),
      ]),
    )
    .orderBy('createdAt')
    .execute()
}

export async function insertPeople(ctx: Ctx, rows: readonly Insertable<PeopleTable>[]): Promise<void> {
  if (rows.length > 0) await ctx.db.insertInto('people').values(rows).execute()
}

/** Cars of a batch that are on the books, each with its present owner. */
export async function knownVehicles(ctx: Ctx, vins: readonly string[], plates: readonly string[]) {
  if (vins.length + plates.length === 0) return []
  return ctx.db
    .selectFrom('vehicles as v')
    .leftJoin('vehiclePeople as link', join =>
      join.onRef('link.vehicleId', '=', 'v.id').on('link.role', '=', 'owner').on('link.until', 'is', null),
    )
    .selectAll('v')
    .select('link.personId as ownerId')
    .where(eb =>
      eb.or([
        ...(vins.length > 0 ? [eb('v.vin', 'in', vins)] : []),
        ...(plates.length > 0 ? [eb('v.plate', 'in', plates)] : []),
      ]),
    )
    .execute()
}
export type KnownVehicle = Awaited<ReturnType<typeof knownVehicles>>[number]

export async function insertVehicles(
  ctx: Ctx,
  rows: {
    vehicles: readonly Insertable<VehiclesTable>[]
    plates: readonly Insertable<VehiclePlatesTable>[]
    readings: readonly Insertable<MileageReadingsTable>[]
    links: readonly Insertable<VehiclePeopleTable>[]
  },
): Promise<void> {
  if (rows.vehicles.length > 0) await ctx.db.insertInto('vehicles').values(rows.vehicles).execute()
  if (rows.plates.length > 0) await ctx.db.insertInto('vehiclePlates').values(rows.plates).execute()
  if (rows.readings.length > 0) await ctx.db.insertInto('mileageReadings').values(rows.readings).execute()
  if (rows.links.length > 0) await ctx.db.insertInto('vehiclePeople').values(rows.links).execute()
}
