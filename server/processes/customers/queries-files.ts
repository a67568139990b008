import type { Insertable, Selectable, Updateable } from 'kysely'
import type { VehicleFilesTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type FileRow = Selectable<VehicleFilesTable>

/** One car one envelope in each store: undefined when there is one already. */
export async function insertFile(ctx: Ctx, row: Insertable<VehicleFilesTable>): Promise<boolean> {
  const inserted = await ctx.db
    .insertInto('vehicleFiles')
    .values(row)
    .onConflict(conflict => conflict.columns(['storeId', 'vehicleId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function fileOfVehicle(ctx: Ctx, vehicleId: string): Promise<FileRow | undefined> {
  return ctx.db
    .selectFrom('vehicleFiles')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('vehicleId', '=', vehicleId)
    .executeTakeFirst()
}

export async function lockFile(ctx: Ctx, id: string): Promise<FileRow | undefined> {
  return ctx.db.selectFrom('vehicleFiles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateFile(ctx: Ctx, id: string, values: Updateable<VehicleFilesTable>): Promise<void> {
  await ctx.db.updateTable('vehicleFiles').set(values).where('id', '=', id).execute()
}
