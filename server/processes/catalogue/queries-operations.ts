import { type RawBuilder, sql } from 'kysely'
import type { OperationRow } from '#domain/processes/catalogue/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { beginsWith } from '#server/kernel/database/text-match.ts'
import { contains, type Terms } from './queries-terms.ts'

export type OperationSearch = {
  terms: Terms | undefined
  /** Drive of the car it is for. */
  power: string | undefined
  system: string | undefined
  trade: string | undefined
  after: string | undefined
  limit: number
}

type Found = Omit<OperationRow, 'rateFen' | 'amountFen'>

/** Labour operations; with words the best first, without by code. */
export async function findOperations(ctx: Ctx, search: OperationSearch): Promise<Found[]> {
  const { terms } = search
  const order = terms ? sql`${rankOf(terms)}, o.code` : sql`o.code`
  const { rows } = await sql<Found>`SELECT o.id, o.code, o.name, o.system, o.trade, o.powers, o.hours_centi, o.grade,
      o.high_voltage, o.key_item, o.guarantee_class, o.package, o.version
    FROM labour_operations o WHERE ${where(search)}
    ORDER BY ${order} LIMIT ${search.limit}`.execute(ctx.db)
  return rows
}

export async function operationRow(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('labourOperations').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What operations ask of whoever does them. */
export async function demandsOf(ctx: Ctx, ids: readonly string[]) {
  const query = ctx.db.selectFrom('labourOperations').select(['id', 'system', 'highVoltage', 'grade'])
  const rows = await query.where(sql<boolean>`id = ANY(${ids}::uuid[])`).execute()
  return new Map(rows.map(row => [row.id, row]))
}

export async function lockOperation(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('labourOperations').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function kindsInUse(ctx: Ctx): Promise<{ systems: string[]; trades: string[]; categories: string[] }> {
  const labour = ctx.db.selectFrom('labourOperations').distinct()
  const systems = await labour.select('system').orderBy('system').execute()
  const trades = await labour.select('trade').orderBy('trade').execute()
  const categories = await ctx.db.selectFrom('parts').select('category').distinct().orderBy('category').execute()
  return {
    systems: systems.map(row => row.system),
    trades: trades.map(row => row.trade),
    categories: categories.map(row => row.category),
  }
}

function where(search: OperationSearch): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (search.terms) parts.push(matches(search.terms))
  if (search.power !== undefined) parts.push(sql`(o.powers = '{}' OR ${search.power} = ANY (o.powers))`)
  if (search.system !== undefined) parts.push(sql`o.system = ${search.system}`)
  if (search.trade !== undefined) parts.push(sql`o.trade = ${search.trade}`)
  if (search.after !== undefined) parts.push(sql`o.code > ${search.after}`)
  return sql.join(parts, sql` AND `)
}

function matches({ text, key, sounds }: Terms): RawBuilder<unknown> {
  const ways: RawBuilder<unknown>[] = [contains('o.name', text)]
  if (key !== '') ways.push(beginsWith('o.code', key))
  if (sounds !== undefined) ways.push(beginsWith('o.initials', sounds), beginsWith('o.pinyin', sounds))
  return sql`(${sql.join(ways, sql` OR `)})`
}

function rankOf({ text, key }: Terms): RawBuilder<unknown> {
  return sql`CASE WHEN o.code = ${key} THEN 0 WHEN ${beginsWith('o.code', key)} THEN 1
    WHEN ${beginsWith('o.name', text)} THEN 2 WHEN ${contains('o.name', text)} THEN 3 ELSE 4 END`
}
