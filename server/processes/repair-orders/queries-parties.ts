import type { Ctx } from '#server/kernel/context.ts'

/** A person as papers print them; phones stay masked. */
export async function personOnPaper(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db.selectFrom('people').select(['name', 'phoneMasked', 'address']).where('id', '=', id).executeTakeFirst()
}

export async function carOnPaper(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db.selectFrom('vehicles').selectAll().where('id', '=', id).executeTakeFirst()
}
