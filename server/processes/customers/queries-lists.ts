import { sql } from 'kysely'
import { z } from 'zod'
import { normalisePlate, plateKey } from '#domain/kernel/plate.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { anywhere, beginsWith } from '#server/kernel/database/text-match.ts'
import { decodeCursor } from '#server/kernel/paging.ts'
import type { FilesInput, PeopleInput, VehiclesInput } from './inputs.ts'

const zLast = z.tuple([z.string()])

/** One more than the page holds, so that one knows whether there is a next one. */
export async function listPeople(ctx: Ctx, input: PeopleInput['list']) {
  let query = ctx.db
    .selectFrom('people')
    .select(['id', 'kind', 'name', 'salutation', 'phoneMasked', 'tags', 'verifiedOn', 'createdAt'])
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.name !== undefined) query = query.where(nameContains(input.name))
  if (input.kind !== undefined) query = query.where('kind', '=', input.kind)
  if (input.tag !== undefined) query = query.where(sql<boolean>`tags @> ARRAY[${input.tag}]`)
  if (input.notVerifiedSince !== undefined) {
    const since = input.notVerifiedSince
    query = query.where(eb => eb.or([eb('verifiedOn', 'is', null), eb('verifiedOn', '<', since)]))
  }
  if (input.cursor !== undefined) query = query.where('id', '<', decodeCursor(input.cursor, zLast)[0])
  return query.execute()
}

export async function listVehicles(ctx: Ctx, input: VehiclesInput['list']) {
  let query = ctx.db
    .selectFrom('vehicles as v')
    .leftJoin('vehiclePeople as link', join =>
      join.onRef('link.vehicleId', '=', 'v.id').on('link.role', '=', 'owner').on('link.until', 'is', null),
    )
    .leftJoin('people', 'people.id', 'link.personId')
    .select([
      'v.id',
      'v.plate',
      'v.vin',
      'v.brand',
      'v.series',
      'v.model',
      'v.power',
      'v.colour',
      'v.mileageKm',
      'v.nextServiceOn',
      'v.nextServiceKm',
      'v.insuranceUntil',
      'people.id as ownerId',
      'people.name as ownerName',
    ])
    .orderBy('v.id', 'desc')
    .limit(input.limit + 1)
  if (input.plate !== undefined) {
    // The key has the index; the plate itself then leaves out what only looks alike.
    query = query.where('v.plateKey', 'like', anywhere(plateKey(input.plate)))
    query = query.where('v.plate', 'like', anywhere(normalisePlate(input.plate)))
  }
  if (input.brand !== undefined) query = query.where('v.brand', '=', input.brand)
  if (input.series !== undefined) query = query.where('v.series', '=', input.series)
  if (input.power !== undefined) query = query.where('v.power', '=', input.power)
  if (input.serviceDueBefore !== undefined) query = query.where('v.nextServiceOn', '<=', input.serviceDueBefore)
  if (input.noVisitSince !== undefined) query = query.where(notHereSince(ctx, input.noVisitSince))
  if (input.withOpenItems === true) query = query.where(hasOpenItems(ctx))
  if (input.cursor !== undefined) query = query.where('v.id', '<', decodeCursor(input.cursor, zLast)[0])
  return query.execute()
}

/** For the rows of a page: when each car was last here, and how much is open on it. */
export async function stateOfVehicles(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { lastVisitAt: string | null; openItems: number }>()
  const { rows } = await sql<{ id: string; lastVisitAt: string | null; openItems: number }>`
    SELECT v.id, (SELECT max(arrived_at) FROM visits WHERE vehicle_id = v.id AND store_id = ${ctx.store.id}) AS last_visit_at,
      (SELECT count(*) FROM open_items WHERE vehicle_id = v.id AND store_id = ${ctx.store.id} AND state = 'open') AS open_items
    FROM unnest(${ids}::uuid[]) AS v(id)`.execute(ctx.db)
  return new Map(rows.map(({ id, lastVisitAt, openItems }) => [id, { lastVisitAt, openItems }]))
}

export async function listBrands(ctx: Ctx) {
  const { rows } = await sql<{ brand: string; series: string[] }>`
    SELECT brand, array_agg(DISTINCT series ORDER BY series) AS series FROM vehicles GROUP BY brand ORDER BY brand`.execute(
    ctx.db,
  )
  return rows
}

export async function listFiles(ctx: Ctx, input: FilesInput['list'], today: string) {
  let query = ctx.db
    .selectFrom('vehicleFiles as f')
    .innerJoin('vehicles as v', 'v.id', 'f.vehicleId')
    .leftJoin('vehiclePeople as link', join =>
      join.onRef('link.vehicleId', '=', 'v.id').on('link.role', '=', 'owner').on('link.until', 'is', null),
    )
    .leftJoin('people', 'people.id', 'link.personId')
    .leftJoin('duties as d', join =>
      join.onRef('d.subjectId', '=', 'f.id').on('d.kind', '=', 'customers.complete-file').on('d.state', '=', 'open'),
    )
    .select([
      'f.id',
      'f.vehicleId',
      'f.envelopeNo',
      'f.kind',
      'f.openedAt',
      'f.completedAt',
      'f.personId',
      'f.nextTalk',
      'f.nextTalkOn',
      'v.plate',
      'v.vin',
      'v.brand',
      'v.series',
      'v.model',
      'people.id as ownerId',
      'people.name as ownerName',
      'd.dueAt',
    ])
    .where('f.storeId', '=', ctx.store.id)
    .orderBy('f.id', 'desc')
    .limit(input.limit + 1)
  if (input.show === 'incomplete') query = query.where('f.completedAt', 'is', null)
  if (input.show === 'talkDue') query = query.where('f.nextTalkOn', '<=', today)
  if (input.cursor !== undefined) query = query.where('f.id', '<', decodeCursor(input.cursor, zLast)[0])
  return query.execute()
}

// Two neighbouring signs have an index of their own; it also narrows longer pieces, which LIKE then checks.
export function nameContains(piece: string) {
  return Array.from(piece).length === 1
    ? beginsWith('name', piece)
    : sql<boolean>`sign_pairs(name) @> sign_pairs(${piece}::text) AND name LIKE ${anywhere(piece)}`
}

function notHereSince(ctx: Ctx, on: string) {
  return sql<boolean>`NOT EXISTS (SELECT FROM visits WHERE vehicle_id = v.id AND store_id = ${ctx.store.id}
    AND arrived_at >= ${on}::date)`
}

function hasOpenItems(ctx: Ctx) {
  return sql<boolean>`EXISTS (SELECT FROM open_items WHERE vehicle_id = v.id AND store_id = ${ctx.store.id} AND state = 'open')`
}

export async function phoneCiphers(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.selectFrom('people').select(['id', 'phoneCipher']).where('id', 'in', personIds).execute()
  return new Map(rows.flatMap(({ id, phoneCipher }) => (phoneCipher === null ? [] : [[id, phoneCipher]])))
}
