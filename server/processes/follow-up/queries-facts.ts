import type { Ctx } from '#server/kernel/context.ts'

/** What a caller needs to know of the person; nothing when the call is about nobody known. */
export async function personForCall(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db
    .selectFrom('people')
    .select(['name', 'phoneMasked', 'convenientTime', 'salutation', 'tags'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function carForCall(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db
    .selectFrom('vehicles')
    .select(['plate', 'vin', 'brand', 'series', 'mileageKm', 'nextServiceOn'])
    .where('id', '=', id)
    .executeTakeFirst()
}
