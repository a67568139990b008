import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { VehiclePeopleTable, VehiclesTable } from '#db/types.ts'
import type { LinkRole } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type VehicleRow = Selectable<VehiclesTable>

export async function insertVehicle(ctx: Ctx, row: Insertable<VehiclesTable>): Promise<void> {
  await ctx.db.insertInto('vehicles').values(row).execute()
}

export async function lockVehicle(ctx: Ctx, id: string): Promise<VehicleRow | undefined> {
  return ctx.db.selectFrom('vehicles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findVehicle(ctx: Ctx, id: string): Promise<VehicleRow | undefined> {
  return ctx.db.selectFrom('vehicles').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateVehicle(ctx: Ctx, id: string, values: Updateable<VehiclesTable>): Promise<void> {
  await ctx.db.updateTable('vehicles').set(values).where('id', '=', id).execute()
}

export async function vehicleByPlate(ctx: Ctx, plate: string): Promise<VehicleRow | undefined> {
  return ctx.db.selectFrom('vehicles').selectAll().where('plate', '=', plate).executeTakeFirst()
}

export async function vehicleByVin(ctx: Ctx, vin: string): Promise<VehicleRow | undefined> {
  return ctx.db.selectFrom('vehicles').selectAll().where('vin', '=', vin).executeTakeFirst()
}

export async function startPlate(ctx: Ctx, vehicleId: string, plate: string): Promise<void> {
  await ctx.db.insertInto('vehiclePlates').values({ vehicleId, plate, since: ctx.now }).execute()
}

/** Closes the car's present plate; one that came with the first data has no row yet and gets it now. */
export async function endPlate(ctx: Ctx, vehicle: VehicleRow): Promise<void> {
  if (vehicle.plate === null) return
  const result = await ctx.db
    .updateTable('vehiclePlates')
    .set({ until: ctx.now })
    .where('vehicleId', '=', vehicle.id)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) > 0) return
  await ctx.db
    .insertInto('vehiclePlates')
    .values({ vehicleId: vehicle.id, plate: vehicle.plate, since: vehicle.createdAt, until: ctx.now })
    .execute()
}

export async function insertLink(ctx: Ctx, row: Insertable<VehiclePeopleTable>): Promise<void> {
  await ctx.db.insertInto('vehiclePeople').values(row).execute()
}

/** The people of a car with what one needs to speak with them; ended ties last. */
export async function linksOf(ctx: Ctx, vehicleId: string) {
  return ctx.db
    .selectFrom('vehiclePeople as link')
    .innerJoin('people', 'people.id', 'link.personId')
    .select([
      'people.id',
      'people.name',
      'people.kind',
      'people.salutation',
      'people.phoneMasked',
      'people.address',
      'people.birthdayOn',
      'people.verifiedOn',
      'people.tags',
      'people.preferredChannel',
      'people.convenientTime',
      'link.role',
      'link.since',
      'link.until',
    ])
    .where('link.vehicleId', '=', vehicleId)
    .orderBy(sql`link.until IS NOT NULL`)
    .orderBy(sql`array_position(ARRAY['owner', 'user', 'agent'], link.role)`)
    .orderBy('link.since', 'desc')
    .execute()
}
export type LinkRow = Awaited<ReturnType<typeof linksOf>>[number]

/** Ends ties that still hold: one person's in one role, or all of a car. */
export async function endLinks(
  ctx: Ctx,
  vehicleId: string,
  only: { personId: string; role: LinkRole } | 'all',
): Promise<number> {
  let query = ctx.db
    .updateTable('vehiclePeople')
    .set({ until: ctx.now })
    .where('vehicleId', '=', vehicleId)
    .where('until', 'is', null)
  if (only !== 'all') query = query.where('personId', '=', only.personId).where('role', '=', only.role)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function insertReading(
  ctx: Ctx,
  row: { id: string; vehicleId: string; km: number; correction: boolean },
): Promise<void> {
  await ctx.db
    .insertInto('mileageReadings')
    .values({ ...row, at: ctx.now })
    .execute()
}

/** Readings since the last correction, newest first: before it the odometer counted something else. */
export async function readingsOf(ctx: Ctx, vehicleId: string, limit: number) {
  return ctx.db
    .selectFrom('mileageReadings')
    .select(['km', 'at', 'correction'])
    .where('vehicleId', '=', vehicleId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
