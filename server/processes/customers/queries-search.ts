import { type RawBuilder, sql } from 'kysely'
import type { SearchTerms } from '#domain/processes/customers/search-terms.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere, beginsWith } from '#server/kernel/database/text-match.ts'
import { phoneHash, phoneTailHash } from './phones.ts'

export type Hit = {
  kind: 'vehicle' | 'person' | 'order' | 'visit' | 'appointment' | 'pastOrder' | 'part'
  id: string
  rank: number
}

/** Each branch stops here: whoever has more hits than this must type more. */
const PER_BRANCH = 12

/**
 * The best hits over all kinds. Every branch is a small question on an index of its own, and only those the text can
 * mean are asked.
 */
export async function findHits(ctx: Ctx, terms: SearchTerms, limit: number): Promise<Hit[]> {
  const seesPeople = ctx.can('person.open')
  const branches = [
    ...plateBranches(terms),
    ...vinBranches(terms),
    ...(seesPeople ? [...phoneBranches(ctx, terms), ...nameBranches(terms)] : []),
    ...numberBranches(ctx, terms),
    ...pastBranches(ctx, terms),
    ...partBranches(terms),
  ]
  if (branches.length === 0) return []
  const { rows } = await sql<Hit>`
    SELECT kind, id, min(rank) AS rank FROM (${sql.join(branches, sql` UNION ALL `)}) AS hits
    GROUP BY kind, id
    ORDER BY min(rank), array_position(ARRAY['order', 'visit', 'appointment', 'pastOrder', 'vehicle', 'person', 'part'], kind), id DESC
    LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** Cars a text may mean, by plate, VIN or whoever owns or drives them; lists filter by these instead of reading names. */
export async function findCars(ctx: Ctx, terms: SearchTerms, most: number): Promise<string[]> {
  const cars = [...plateBranches(terms, most), ...vinBranches(terms, most)]
  const people = [...phoneBranches(ctx, terms, most), ...nameBranches(terms, most)]
  if (people.length > 0) {
    const theirs = sql`SELECT id FROM (${sql.join(people, sql` UNION ALL `)}) AS them`
    cars.push(sql`(SELECT 'vehicle' AS kind, vehicle_id AS id, 9 AS rank FROM vehicle_people
      WHERE person_id IN (${theirs}) LIMIT ${sql.lit(most)})`)
  }
  if (cars.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT id FROM (${sql.join(cars, sql` UNION ALL `)}) AS meant`.execute(ctx.db)
  return rows.map(row => row.id)
}

type Branch = RawBuilder<unknown>

function plateBranches({ plate }: SearchTerms, most = PER_BRANCH): Branch[] {
  if (!plate) return []
  const { piece, key } = plate
  const branches = [
    branch('vehicle', 0, sql`vehicles WHERE plate = ${piece}`, most),
    branch('vehicle', 1, sql`vehicles WHERE ${beginsWith('plate_key', key)} AND ${beginsWith('plate', piece)}`, most),
    // A car is also known by the plate it had before.
    sql`(SELECT 'vehicle' AS kind, vehicle_id AS id, 6 AS rank FROM vehicle_plates WHERE plate = ${piece} LIMIT ${sql.lit(most)})`,
  ]
  // Three signs are the least that trigrams can be looked up by.
  if (Array.from(key).length < 3) return branches
  const inside = anywhere(key)
  return [
    ...branches,
    branch('vehicle', 3, sql`vehicles WHERE plate_key LIKE ${inside} AND plate LIKE ${anywhere(piece)}`, most),
    // Misread by one of the signs that look alike.
    ...(Array.from(key).length < 5 ? [] : [branch('vehicle', 7, sql`vehicles WHERE plate_key LIKE ${inside}`, most)]),
  ]
}

function vinBranches({ vin, vinTail }: SearchTerms, most = PER_BRANCH): Branch[] {
  if (vin !== undefined) return [branch('vehicle', 0, sql`vehicles WHERE vin = ${vin}`, most)]
  if (vinTail === undefined) return []
  return [branch('vehicle', vinTail.length >= 6 ? 1 : 3, sql`vehicles WHERE ${beginsWith('vin_tail', vinTail)}`, most)]
}

function phoneBranches(ctx: Ctx, { phone, lastFour }: SearchTerms, most = PER_BRANCH): Branch[] {
  const { vault } = ctx.services
  if (phone !== undefined) {
    const hash = phoneHash(vault, phone)
    return [
      branch('person', 0, sql`people WHERE phone_hash = ${hash}`, most),
      branch('person', 0, sql`people WHERE phone2_hash = ${hash}`, most),
    ]
  }
  if (lastFour === undefined) return []
  const hash = phoneTailHash(vault, lastFour)
  return [
    branch('person', 2, sql`people WHERE phone_tail_hash = ${hash}`, most),
    branch('person', 2, sql`people WHERE phone2_tail_hash = ${hash}`, most),
  ]
}

function nameBranches({ name, sounds }: SearchTerms, most = PER_BRANCH): Branch[] {
  const branches: Branch[] = []
  if (name !== undefined) {
    branches.push(branch('person', 1, sql`people WHERE name = ${name}`, most))
    branches.push(branch('person', 2, sql`people WHERE ${beginsWith('name', name)}`, most))
    if (Array.from(name).length >= 2) {
      const holds = sql`sign_pairs(name) @> sign_pairs(${name}::text) AND name LIKE ${anywhere(name)}`
      branches.push(branch('person', 3, sql`people WHERE ${holds}`, most))
    }
  }
  if (sounds !== undefined) {
    branches.push(branch('person', 4, sql`people WHERE initials = ${sounds}`, most))
    branches.push(branch('person', 4, sql`people WHERE ${beginsWith('pinyin', sounds)}`, most))
    branches.push(branch('person', 5, sql`people WHERE ${beginsWith('initials', sounds)}`, most))
  }
  return branches
}

// The fence between stores lets only equality use an index here, so whole numbers are asked for.
function numberBranches(ctx: Ctx, { numbers }: SearchTerms): Branch[] {
  if (numbers === undefined) return []
  const list = sql`store_id = ${ctx.store.id} AND number = ANY(${numbers}::text[])`
  const rank = numbers.length === 1 ? 0 : 2
  return [
    branch('order', rank, sql`repair_orders WHERE ${list}`),
    branch('visit', rank, sql`visits WHERE ${list}`),
    branch('appointment', rank, sql`appointments WHERE ${list}`),
  ]
}

function pastBranches(ctx: Ctx, { pastNumber }: SearchTerms): Branch[] {
  if (pastNumber === undefined || !ctx.can('order.read')) return []
  return [branch('pastOrder', 1, sql`past_orders WHERE store_id = ${ctx.store.id} AND number_key = ${pastNumber}`)]
}

function partBranches({ part, sounds }: SearchTerms): Branch[] {
  const branches: Branch[] = []
  if (part !== undefined && part.key.length >= 3) {
    branches.push(branch('part', 0, sql`parts WHERE number_key = ${part.key} AND active`))
    branches.push(branch('part', 4, sql`parts WHERE ${beginsWith('number_key', part.key)} AND active`))
  }
  if (part !== undefined && Array.from(part.text).length >= 2) {
    const { text } = part
    const like = anywhere(text)
    const holds = (column: RawBuilder<unknown>) =>
      sql`sign_pairs(${column}) @> sign_pairs(${text}::text) AND ${column} LIKE ${like}`
    branches.push(branch('part', 4, sql`parts WHERE ${holds(sql`name`)} AND active`))
    branches.push(
      sql`(SELECT 'part' AS kind, part_id AS id, 4 AS rank FROM part_aliases WHERE ${holds(sql`alias`)} LIMIT ${sql.lit(PER_BRANCH)})`,
    )
  }
  if (sounds !== undefined) {
    branches.push(branch('part', 5, sql`parts WHERE ${beginsWith('initials', sounds)} AND active`))
    branches.push(branch('part', 5, sql`parts WHERE ${beginsWith('pinyin', sounds)} AND active`))
    branches.push(
      sql`(SELECT 'part' AS kind, part_id AS id, 5 AS rank FROM part_aliases WHERE ${beginsWith('initials', sounds)} LIMIT ${sql.lit(PER_BRANCH)})`,
    )
  }
  return branches
}

function branch(kind: Hit['kind'], rank: number, from: Branch, most = PER_BRANCH): Branch {
  return sql`(SELECT ${sql.lit(kind)} AS kind, id, ${sql.lit(rank)} AS rank FROM ${from} LIMIT ${sql.lit(most)})`
}
