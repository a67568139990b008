import { type RawBuilder, sql } from 'kysely'
import type { Fit, Fitment, FitmentVehicle } from '#domain/processes/catalogue/fitment.ts'
import type { PartRow } from '#domain/processes/catalogue/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { beginsWith } from '#server/kernel/database/text-match.ts'
import { contains, type Terms } from './queries-terms.ts'
import { partPriceAt } from './queries-zones.ts'

export type PartSearch = {
  terms: Terms | undefined
  vehicle: FitmentVehicle | undefined
  category: string | undefined
  inStock: boolean
  anyFit: boolean
  /** Continue after this part number; only without search terms. */
  after: string | undefined
  limit: number
}

/** Parts of the catalogue with this store's price and stock; with words the best first, without by number. */
export async function findParts(ctx: Ctx, search: PartSearch): Promise<PartRow[]> {
  const { terms, vehicle, limit } = search
  // What fits the car is asked once for all parts, not part by part.
  const fit = vehicle ? fitAmong : sql<null>`NULL::text`
  const fitting = vehicle
    ? sql`fitting AS MATERIALIZED (SELECT DISTINCT part_id FROM part_fitments x WHERE ${fitsCar(vehicle)}),`
    : sql``
  const from = terms ? sql`(${hits(terms)}) p` : sql`parts p`
  const order = terms ? sql`f.rank, ${byFit}, f.available <= 0, f.number` : sql`f.number`
  const { rows } = await sql<PartRow>`
    WITH ${fitting} found AS (SELECT f.* FROM (
      SELECT p.id, p.number, ${terms ? sql`p.rank` : sql`0`} AS rank, ${fit} AS fit,
        coalesce(b.on_hand_milli - b.reserved_milli, 0) AS available
      FROM ${from} LEFT JOIN stock_balances b ON b.store_id = ${ctx.store.id} AND b.part_id = p.id
      WHERE p.active ${where(search, fit)}) f ORDER BY ${order} LIMIT ${limit})
    SELECT ${partColumns(ctx)}, f.fit FROM found f JOIN parts p ON p.id = f.id ${partJoins(ctx)}
    ORDER BY ${order}`.execute(ctx.db)
  return rows
}

export async function partRows(ctx: Ctx, ids: readonly string[], vehicle?: FitmentVehicle): Promise<PartRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PartRow>`SELECT ${partColumns(ctx)}, ${fitSql(vehicle)} AS fit
    FROM parts p ${partJoins(ctx)} WHERE p.id = ANY(${ids}::uuid[]) ORDER BY p.number`.execute(ctx.db)
  return rows
}

export async function vehicleForFitment(ctx: Ctx, vehicleId: string): Promise<FitmentVehicle | undefined> {
  return ctx.db
    .selectFrom('vehicles')
    .select(['brand', 'series', 'modelYear', 'power'])
    .where('id', '=', vehicleId)
    .executeTakeFirst()
}

type Alternative = { id: string; relation: 'successor' | 'predecessor' | 'otherGrade' }

/** What can be put in a part's place: what supersedes it, what it supersedes, and other grades for the same cars. */
export async function alternativesOf(ctx: Ctx, part: { id: string; name: string; supersededBy: string | null }) {
  const { rows } = await sql<Alternative>`
    SELECT id, 'successor' AS relation FROM parts WHERE id = ${part.supersededBy}
    UNION SELECT id, 'predecessor' FROM parts WHERE superseded_by = ${part.id}
    UNION SELECT DISTINCT o.id, 'otherGrade' FROM parts o
      JOIN part_fitments theirs ON theirs.part_id = o.id
      JOIN part_fitments ours ON ours.part_id = ${part.id} AND ours.brand = theirs.brand
        AND (ours.series = theirs.series OR ours.series = '' OR theirs.series = '')
      WHERE o.name = ${part.name} AND o.active AND o.id <> ${part.id}
        AND o.superseded_by IS DISTINCT FROM ${part.id}::uuid
        AND o.id IS DISTINCT FROM ${part.supersededBy}::uuid
    LIMIT 20`.execute(ctx.db)
  return rows
}

export async function partDetails(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('parts').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function aliasesOf(ctx: Ctx, partId: string): Promise<string[]> {
  const query = ctx.db.selectFrom('partAliases').select('alias').where('partId', '=', partId).orderBy('alias')
  return (await query.execute()).map(row => row.alias)
}

export async function fitmentsOf(ctx: Ctx, partId: string) {
  return ctx.db
    .selectFrom('partFitments')
    .select(['brand', 'series', 'yearFrom', 'yearTo', 'power'])
    .where('partId', '=', partId)
    .orderBy('brand')
    .orderBy('series')
    .orderBy('yearFrom')
    .orderBy('power')
    .execute()
}

export async function lockPart(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('parts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Takes aliases and fitment off a part, to be written anew. */
export async function clearBelongings(ctx: Ctx, partId: string): Promise<void> {
  await ctx.db.deleteFrom('partAliases').where('partId', '=', partId).execute()
  await ctx.db.deleteFrom('partFitments').where('partId', '=', partId).execute()
}

export async function insertFitments(ctx: Ctx, partId: string, fitments: readonly Fitment[]): Promise<void> {
  if (fitments.length === 0) return
  const rows = fitments.map(({ brand, series, yearFrom, yearTo, power }) => ({
    partId,
    brand,
    series,
    yearFrom,
    yearTo,
    power,
  }))
  await ctx.db
    .insertInto('partFitments')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Every part the terms may mean with how well: its number, then its name and aliases, then how they sound. */
function hits({ text, key, sounds }: Terms): RawBuilder<unknown> {
  const branches = [
    sql`SELECT ${seen}, CASE WHEN ${beginsWith('name', text)} THEN 2 ELSE 4 END AS rank FROM parts WHERE ${contains('name', text)}`,
    byAlias(
      sql`SELECT part_id, CASE WHEN alias = ${text} THEN 2 ELSE 4 END AS rank FROM part_aliases WHERE ${contains('alias', text)}`,
    ),
  ]
  if (key.length >= 2) {
    branches.push(
      sql`SELECT ${seen}, CASE WHEN number_key = ${key} THEN 0 ELSE 1 END FROM parts WHERE ${beginsWith('number_key', key)}`,
    )
  }
  if (sounds !== undefined) {
    branches.push(
      sql`SELECT ${seen}, 5 FROM parts WHERE ${beginsWith('initials', sounds)}`,
      byAlias(sql`SELECT part_id, 5 AS rank FROM part_aliases WHERE ${beginsWith('initials', sounds)}`),
      sql`SELECT ${seen}, 6 FROM parts WHERE ${beginsWith('pinyin', sounds)}`,
    )
  }
  return sql`SELECT ${seen}, min(rank) AS rank FROM (${sql.join(branches, sql` UNION ALL `)}) each GROUP BY ${seen}`
}

// What the rest of the question needs of a part is read with the hit: asked for again it would be looked up one by one.
const seen = sql`id, number, category, active, for_some_cars`
const byAlias = (aliases: RawBuilder<unknown>) =>
  sql`SELECT ${seen}, rank FROM (${aliases}) a JOIN parts ON parts.id = a.part_id`

function where(search: PartSearch, fit: RawBuilder<Fit | null>): RawBuilder<unknown> {
  const parts = [sql``]
  if (search.category !== undefined) parts.push(sql`AND p.category = ${search.category}`)
  if (search.inStock) parts.push(sql`AND b.on_hand_milli > b.reserved_milli`)
  if (search.vehicle && !search.anyFit) parts.push(sql`AND ${fit} <> 'doesNotFit'`)
  if (search.after !== undefined) parts.push(sql`AND p.number > ${search.after}`)
  return sql.join(parts, sql` `)
}

const byFit = sql`array_position(ARRAY['fits', 'universal', 'doesNotFit'], f.fit)`

// The same question as fitOf in domain, asked of all parts at once.
function fitSql(vehicle: FitmentVehicle | undefined): RawBuilder<Fit | null> {
  if (!vehicle) return sql<null>`NULL::text`
  return sql<Fit>`CASE WHEN EXISTS (SELECT FROM part_fitments x WHERE x.part_id = p.id AND ${fitsCar(vehicle)}) THEN 'fits'
    WHEN p.for_some_cars THEN 'doesNotFit' ELSE 'universal' END`
}

const fitAmong = sql<Fit>`CASE WHEN p.id IN (SELECT part_id FROM fitting) THEN 'fits'
  WHEN p.for_some_cars THEN 'doesNotFit' ELSE 'universal' END`

function fitsCar({ brand, series, modelYear, power }: FitmentVehicle): RawBuilder<boolean> {
  return sql<boolean>`x.brand = ${brand} AND x.series IN ('', ${series}) AND x.power IN ('', ${power})
    AND (${modelYear}::int IS NULL OR ${modelYear}::int BETWEEN x.year_from AND x.year_to)`
}

function partColumns(ctx: Ctx): RawBuilder<unknown> {
  return sql`p.id, p.number, p.name, p.category, p.grade, p.maker, p.unit, p.lead_days, p.active, p.superseded_by,
    ${partPriceAt(ctx, ctx.now)} AS price_fen,
    coalesce(s.on_hand_milli, 0) AS on_hand_milli, coalesce(s.on_hand_milli - s.reserved_milli, 0) AS available_milli,
    coalesce(s.bin, '') AS bin`
}

function partJoins(ctx: Ctx): RawBuilder<unknown> {
  return sql`LEFT JOIN stock_balances s ON s.store_id = ${ctx.store.id} AND s.part_id = p.id`
}
