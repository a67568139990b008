import type { Insertable, Selectable } from 'kysely'
import type { GuaranteeExchangesTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type ExchangeRow = Selectable<GuaranteeExchangesTable>

export async function exchangesOf(ctx: Ctx, vehicleId: string) {
  const rows = await ctx.db
    .selectFrom('guaranteeExchanges as e')
    .innerJoin('staff as a', 'a.id', 'e.askedBy')
    .leftJoin('staff as d', 'd.id', 'e.answeredBy')
    .select(['e.id', 'e.kind', 'e.clock', 'e.about', 'e.priceFen', 'e.km', 'e.ratePpm', 'e.usageFen', 'e.backFen'])
    .select(['e.state', 'e.note', 'e.askedAt', 'e.answerDueAt', 'e.finishDueAt', 'e.version'])
    .select(['a.name as askedBy', 'd.name as answeredBy'])
    .where('e.storeId', '=', ctx.store.id)
    .where('e.vehicleId', '=', vehicleId)
    .orderBy('e.askedAt', 'desc')
    .execute()
  return rows.map(row => ({ ...row, answeredBy: row.answeredBy ?? '' }))
}

/** The one that is asked for or agreed on. */
export async function openExchange(ctx: Ctx, vehicleId: string): Promise<{ id: string } | undefined> {
  return ctx.db
    .selectFrom('guaranteeExchanges')
    .select('id')
    .where('storeId', '=', ctx.store.id)
    .where('vehicleId', '=', vehicleId)
    .where('state', 'in', ['asked', 'agreed'])
    .executeTakeFirst()
}

export async function insertExchange(ctx: Ctx, row: Insertable<GuaranteeExchangesTable>): Promise<void> {
  await ctx.db.insertInto('guaranteeExchanges').values(row).execute()
}

export async function lockExchange(ctx: Ctx, id: string): Promise<ExchangeRow | undefined> {
  return ctx.db
    .selectFrom('guaranteeExchanges')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveExchange(
  ctx: Ctx,
  exchange: ExchangeRow,
  columns: Partial<Pick<ExchangeRow, 'state' | 'note' | 'answeredBy' | 'answeredAt' | 'finishedAt'>>,
): Promise<number> {
  const version = exchange.version + 1
  await ctx.db
    .updateTable('guaranteeExchanges')
    .set({ ...columns, version })
    .where('id', '=', exchange.id)
    .execute()
  return version
}
