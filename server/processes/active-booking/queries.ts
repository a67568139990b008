import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { z } from 'zod'
import type { BookingCandidatesTable, BookingContactsTable } from '#db/types.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { Candidate } from '#domain/processes/active-booking/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'

export type CandidateRow = Selectable<BookingCandidatesTable>

const columns = (ctx: Ctx) => sql`c.id, c.vehicle_id, c.person_id, coalesce(v.plate, '') AS plate,
  concat_ws(' ', v.brand, v.series) AS car, p.name AS customer, c.kind, c.reason, c.item, c.last_visit_on,
  ${dateOn(ctx.now, ctx.store.zone)}::date - c.last_visit_on AS days_since, c.km_since, c.lost, c.method,
  p.convenient_time, c.planned_at, c.planned_until, c.state, c.attempts, c.appointment_id, c.ended_reason, c.created_at, c.version`
const joins = sql`FROM booking_candidates c JOIN vehicles v ON v.id = c.vehicle_id JOIN people p ON p.id = c.person_id`
const zPlace = z.object({ at: z.string(), id: z.string() })

type Filter = {
  state?: 'open' | 'ended' | undefined
  kind?: string | undefined
  method?: string | undefined
  due?: boolean | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** Open ones by when the customer likes to be reached; ended ones the newest first. */
export async function listCandidates(ctx: Ctx, filter: Filter) {
  const limit = filter.limit ?? 50
  const isOpen = filter.state !== 'ended'
  const order = isOpen ? sql`c.planned_at` : sql`c.ended_at`
  const where = [sql`c.store_id = ${ctx.store.id}`, isOpen ? sql`c.state = 'open'` : sql`c.state <> 'open'`]
  if (filter.kind !== undefined) where.push(sql`c.kind = ${filter.kind}`)
  if (filter.method !== undefined) where.push(sql`c.method = ${filter.method}`)
  if (isOpen) where.push(sql`c.planned_at IS NOT NULL`)
  if (filter.due) where.push(sql`c.planned_at <= ${ctx.now}`)
  if (filter.cursor !== undefined) {
    const { at, id } = decodeCursor(filter.cursor, zPlace)
    const place = sql`(${at}::timestamptz, ${id}::uuid)`
    where.push(isOpen ? sql`(${order}, c.id) > ${place}` : sql`(${order}, c.id) < ${place}`)
  }
  const way = isOpen ? sql`ASC` : sql`DESC`
  const { rows } = await sql<Candidate & { place: string }>`SELECT ${columns(ctx)}, ${order} AS place ${joins}
    WHERE ${sql.join(where, sql` AND `)} ORDER BY ${order} ${way}, c.id ${way} LIMIT ${limit + 1}`.execute(ctx.db)
  const page = pageFrom(rows, limit, row => ({ at: row.place, id: row.id }))
  return { ...page, rows: page.rows.map(({ place: _place, ...row }) => row) }
}

export async function candidateView(ctx: Ctx, id: string): Promise<Candidate | undefined> {
  const { rows } = await sql<Candidate>`SELECT ${columns(ctx)} ${joins}
    WHERE c.id = ${id} AND c.store_id = ${ctx.store.id}`.execute(ctx.db)
  return rows[0]
}

/** What else the store would call the same customer about this car for. */
export async function otherReasons(ctx: Ctx, row: { id: string; vehicleId: string }) {
  return ctx.db
    .selectFrom('bookingCandidates')
    .select(['id', 'kind', 'reason', 'item'])
    .where('storeId', '=', ctx.store.id)
    .where('vehicleId', '=', row.vehicleId)
    .where('state', '=', 'open')
    .where('id', '!=', row.id)
    .execute()
}

export async function contactsOf(ctx: Ctx, candidateId: string) {
  return ctx.db
    .selectFrom('bookingContacts as c')
    .leftJoin('staff as s', 's.id', 'c.byStaff')
    .select(['c.id', 'c.method', 'c.result', 'c.note', 'c.nextAt', 'c.at', 's.name as by'])
    .where('c.storeId', '=', ctx.store.id)
    .where('c.candidateId', '=', candidateId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
}

export async function lockCandidate(ctx: Ctx, id: string): Promise<CandidateRow | undefined> {
  return ctx.db
    .selectFrom('bookingCandidates')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveCandidate(
  ctx: Ctx,
  id: string,
  columnsOf: Updateable<BookingCandidatesTable>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('bookingCandidates')
    .set(eb => ({ ...columnsOf, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function insertContact(ctx: Ctx, row: Insertable<BookingContactsTable>): Promise<void> {
  await ctx.db.insertInto('bookingContacts').values(row).execute()
}

export async function bookingBrief(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('appointments')
    .select(['id', 'number', 'state'])
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

export async function personForTalk(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('people')
    .select(['name', 'salutation', 'phoneMasked', 'convenientTime'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The car's place on the list, the one to be called first. */
export async function openCandidateOf(ctx: Ctx, vehicleId: string): Promise<CandidateRow | undefined> {
  return ctx.db
    .selectFrom('bookingCandidates')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('vehicleId', '=', vehicleId)
    .where('state', '=', 'open')
    .orderBy('plannedAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export async function candidateBrief(ctx: Ctx, id: string): Promise<{ vehicleId: string } | undefined> {
  const query = ctx.db.selectFrom('bookingCandidates').select('vehicleId').where('id', '=', id)
  return query.where('storeId', '=', ctx.store.id).executeTakeFirst()
}
