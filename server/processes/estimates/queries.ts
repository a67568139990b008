import type { Selectable } from 'kysely'
import type { EstimateLinesTable, EstimateOptionsTable, EstimatesTable } from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type EstimateRow = Selectable<EstimatesTable>
export type OptionRow = Selectable<EstimateOptionsTable>
export type EstimateLineRow = Selectable<EstimateLinesTable>
export type OptionWithLines = OptionRow & { lines: EstimateLineRow[] }

export async function findEstimate(
  ctx: Ctx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<EstimateRow | undefined> {
  const query = ctx.db.selectFrom('estimates').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function estimatesOfVisit(ctx: Ctx, visitId: string): Promise<EstimateRow[]> {
  return ctx.db
    .selectFrom('estimates')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .orderBy('createdAt', 'desc')
    .execute()
}

export async function insertEstimate(
  ctx: Ctx,
  row: Pick<EstimateRow, 'id' | 'visitId' | 'vehicleId' | 'adviserId' | 'mode' | 'validUntilOn'>,
): Promise<void> {
  const { id, visitId, vehicleId, adviserId, mode, validUntilOn } = row
  await ctx.db
    .insertInto('estimates')
    .values({ id, storeId: ctx.store.id, visitId, vehicleId, adviserId, mode, validUntilOn, createdAt: ctx.now })
    .execute()
}

type Columns = Partial<Omit<EstimateRow, 'id' | 'storeId' | 'visitId' | 'vehicleId' | 'createdAt' | 'version'>>

export async function updateEstimate(ctx: Ctx, id: string, columns: Columns): Promise<number> {
  const row = await ctx.db
    .updateTable('estimates')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Moments the adviser's edits do not compete with: they count up no version. */
export async function stampEstimate(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<EstimateRow, 'openedAt' | 'linkSentAt' | 'readAt' | 'readSeconds'>>,
): Promise<void> {
  await ctx.db.updateTable('estimates').set(columns).where('id', '=', id).execute()
}

export async function optionsOf(ctx: Ctx, estimateId: string): Promise<OptionWithLines[]> {
  const options = await ctx.db
    .selectFrom('estimateOptions')
    .selectAll()
    .where('estimateId', '=', estimateId)
    .orderBy('label')
    .execute()
  const lines =
    options.length === 0
      ? []
      : await ctx.db
          .selectFrom('estimateLines')
          .selectAll()
          .where(
            'optionId',
            'in',
            options.map(option => option.id),
          )
          .orderBy('position')
          .execute()
  return options.map(option => ({ ...option, lines: lines.filter(line => line.optionId === option.id) }))
}

export async function countOptions(ctx: Ctx, estimateIds: readonly string[]): Promise<Map<string, number>> {
  if (estimateIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('estimateOptions')
    .select(({ fn }) => ['estimateId', fn.countAll<number>().as('n')])
    .where('estimateId', 'in', [...estimateIds])
    .groupBy('estimateId')
    .execute()
  return new Map(rows.map(row => [row.estimateId, Number(row.n)]))
}

type NewOption = Pick<OptionRow, 'id' | 'label' | 'name' | 'note' | 'finishAt' | 'finishReason'> & {
  lines: Omit<EstimateLineRow, 'storeId' | 'optionId' | 'answer' | 'declinedReason' | 'contactOn'>[]
}

/** Options and lines as written now; what was answered before the change is void with it. */
export async function replaceOptions(ctx: Ctx, estimateId: string, options: readonly NewOption[]): Promise<void> {
  const before = await optionsOf(ctx, estimateId)
  if (before.length > 0) {
    const ids = before.map(option => option.id)
    await ctx.db.deleteFrom('estimateLines').where('optionId', 'in', ids).execute()
    await ctx.db.deleteFrom('estimateOptions').where('id', 'in', ids).execute()
  }
  for (const { lines, ...option } of options) {
    await ctx.db
      .insertInto('estimateOptions')
      .values({ ...option, storeId: ctx.store.id, estimateId })
      .execute()
    if (lines.length === 0) continue
    const rows = lines.map(line => ({ ...line, storeId: ctx.store.id, optionId: option.id }))
    await ctx.db.insertInto('estimateLines').values(rows).execute()
  }
}

export async function setFinish(ctx: Ctx, optionId: string, finishAt: string): Promise<void> {
  await ctx.db.updateTable('estimateOptions').set({ finishAt }).where('id', '=', optionId).execute()
}

export async function chooseOption(ctx: Ctx, optionId: string): Promise<void> {
  await ctx.db.updateTable('estimateOptions').set({ chosen: true }).where('id', '=', optionId).execute()
}

export async function answerLine(
  ctx: Ctx,
  id: string,
  answer: Pick<EstimateLineRow, 'answer' | 'declinedReason' | 'contactOn'>,
): Promise<void> {
  const { answer: given, declinedReason, contactOn } = answer
  await ctx.db
    .updateTable('estimateLines')
    .set({ answer: given, declinedReason, contactOn })
    .where('id', '=', id)
    .execute()
}
