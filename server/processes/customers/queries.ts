import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { PeopleTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type PersonRow = Selectable<PeopleTable>

export async function insertPerson(ctx: Ctx, row: Insertable<PeopleTable>): Promise<void> {
  await ctx.db.insertInto('people').values(row).execute()
}

export async function lockPerson(ctx: Ctx, id: string): Promise<PersonRow | undefined> {
  return ctx.db.selectFrom('people').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findPerson(ctx: Ctx, id: string): Promise<PersonRow | undefined> {
  return ctx.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updatePerson(ctx: Ctx, id: string, values: Updateable<PeopleTable>): Promise<void> {
  await ctx.db.updateTable('people').set(values).where('id', '=', id).execute()
}

/** Everyone who has this phone, as first or second. */
export async function peopleByPhone(ctx: Ctx, hash: string): Promise<PersonRow[]> {
  return ctx.db
    .selectFrom('people')
    .selectAll()
    .where(eb => eb.or([eb('phoneHash', '=', hash), eb('phone2Hash', '=', hash)]))
    .orderBy('createdAt')
    .limit(20)
    .execute()
}

/** Cars of several people, current ties before ended ones. */
export async function carsOf(ctx: Ctx, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return ctx.db
    .selectFrom('vehiclePeople as link')
    .innerJoin('vehicles', 'vehicles.id', 'link.vehicleId')
    .select([
      'link.personId',
      'link.role',
      'link.since',
      'link.until',
      'vehicles.id',
      'vehicles.plate',
      'vehicles.vin',
      'vehicles.brand',
      'vehicles.series',
      'vehicles.model',
    ])
    .where('link.personId', 'in', personIds)
    .orderBy(sql`link.until IS NOT NULL`)
    .orderBy('link.since', 'desc')
    .execute()
}
