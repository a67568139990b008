import { type Selectable, sql } from 'kysely'
import type { PromiseRisksTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function risksNow(ctx: Ctx): Promise<Selectable<PromiseRisksTable>[]> {
  return ctx.db.selectFrom('promiseRisks').selectAll().where('storeId', '=', ctx.store.id).execute()
}

export async function saveRisk(ctx: Ctx, risk: Omit<Selectable<PromiseRisksTable>, 'storeId'>): Promise<void> {
  const { promisedAt, readyAt, reason } = risk
  await ctx.db
    .insertInto('promiseRisks')
    .values({ ...risk, storeId: ctx.store.id })
    .onConflict(conflict => conflict.column('orderId').doUpdateSet({ promisedAt, readyAt, reason }))
    .execute()
}

export async function forgetRisk(ctx: Ctx, orderId: string): Promise<void> {
  await ctx.db.deleteFrom('promiseRisks').where('orderId', '=', orderId).execute()
}

/** Two looks at once would tell everything twice. */
export async function lockLook(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`look ahead ${ctx.store.id}`}, 0))`.execute(ctx.db)
}
