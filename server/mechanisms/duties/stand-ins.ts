import { sql } from 'kysely'
import type { Instant } from '#domain/kernel/time.ts'
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

type NewStandIn = {
  id: string
  absentId: string
  standInId: string
  fromAt: Instant
  toAt: Instant
  namedBy: string
}

export async function insertStandIn(ctx: Ctx, row: NewStandIn): Promise<void> {
  const { id, absentId, standInId, namedBy } = row
  const during = sql<string>`tstzrange(${row.fromAt}::timestamptz, ${row.toAt}::timestamptz)`
  await ctx.db
    .insertInto('standIns')
    .values({ id, storeId: ctx.store.id, absentId, standInId, namedBy, during })
    .execute()
}

export async function lockStandIn(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('standIns')
    .select(['absentId', sql<Instant>`coalesce(upper(during), ${ctx.now}::timestamptz)`.as('toAt')])
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Lets the period end now; one that has not begun becomes empty. */
export async function cutStandIn(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('standIns')
    .set({ during: sql<string>`tstzrange(lower(during), greatest(lower(during), ${ctx.now}::timestamptz))` })
    .where('id', '=', id)
    .execute()
}

/** The periods of the store by their beginning, without those ended before they began. */
export async function listStandIns(ctx: Ctx, options: { past: boolean }) {
  let query = ctx.db
    .selectFrom('standIns')
    .innerJoin('staff as absent', 'absent.id', 'standIns.absentId')
    .innerJoin('staff as standIn', 'standIn.id', 'standIns.standInId')
    .innerJoin('staff as namer', 'namer.id', 'standIns.namedBy')
    .where('standIns.storeId', '=', ctx.store.id)
    .where(sql<boolean>`NOT isempty(during)`)
    .select([
      'standIns.id',
      'absentId',
      'absent.name as absentName',
      'standInId',
      'standIn.name as standInName',
      'namer.name as namedByName',
      sql<Instant>`lower(during)`.as('fromAt'),
      sql<Instant>`upper(during)`.as('toAt'),
      sql<boolean>`during @> ${ctx.now}::timestamptz`.as('active'),
    ])
  if (!options.past) query = query.where(sql<boolean>`upper(during) > ${ctx.now}::timestamptz`)
  return query.orderBy('fromAt', 'desc').limit(200).execute()
}
