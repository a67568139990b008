import { sql } from 'kysely'
import type { Ctx } from '#server/kernel/context.ts'

/** Longer chains of stand-ins than this are a circle. */
const MAX_STEPS = 4

/** Who works for an absent person now, followed on while the stand-in is absent too; null while the person is here. */
export async function standInOf(ctx: Ctx, staffId: string): Promise<string | null> {
  let holder = staffId
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = await standInNow(ctx, holder)
    if (next === undefined || next === staffId) break
    holder = next
  }
  return holder === staffId ? null : holder
}

/** The people who are absent now and whom this person stands in for. */
export async function absentBehind(ctx: Ctx, staffId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('standIns')
    .select('absentId')
    .where('storeId', '=', ctx.store.id)
    .where('standInId', '=', staffId)
    .where(sql<boolean>`during @> ${ctx.now}::timestamptz`)
    .execute()
  return rows.map(row => row.absentId)
}

async function standInNow(ctx: Ctx, staffId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('standIns')
    .select('standInId')
    .where('storeId', '=', ctx.store.id)
    .where('absentId', '=', staffId)
    .where(sql<boolean>`during @> ${ctx.now}::timestamptz`)
    .executeTakeFirst()
  return row?.standInId
}
