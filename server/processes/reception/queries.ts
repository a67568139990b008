import { type Insertable, sql, type Updateable } from 'kysely'
import type { VisitsTable } from '#db/types.ts'
import { dateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'

/** False when the car, or its plate, is here already. */
export async function insertVisit(ctx: Ctx, row: Insertable<VisitsTable>): Promise<boolean> {
  const inserted = await ctx.db
    .insertInto('visits')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateVisit(ctx: Ctx, id: string, values: Updateable<VisitsTable>): Promise<number> {
  const row = await ctx.db
    .updateTable('visits')
    .set(eb => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The visit of a car that has not left, by the car itself or by its plate. */
export async function visitHere(
  ctx: Ctx,
  car: { vehicleId: string | null; plate: string },
): Promise<VisitRecord | undefined> {
  const { vehicleId, plate } = car
  if (vehicleId === null && plate === '') return undefined
  return ctx.db
    .selectFrom('visits')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('leftAt', 'is', null)
    .where(eb =>
      eb.or([
        ...(vehicleId === null ? [] : [eb('vehicleId', '=', vehicleId)]),
        ...(plate === '' ? [] : [eb('plate', '=', plate)]),
      ]),
    )
    .orderBy('arrivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A car put on record today that nobody here has received, booked or repaired: its owner comes for the first time. */
export async function isFirstMeeting(ctx: Ctx, vehicleId: string): Promise<boolean> {
  const today = instantOf(dateOn(ctx.now, ctx.store.zone), '00:00', ctx.store.zone)
  const { rows } = await sql<{ first: boolean }>`WITH owners AS (
      SELECT person_id FROM vehicle_people WHERE vehicle_id = ${vehicleId} AND role = 'owner')
    SELECT v.created_at >= ${today}
      AND NOT EXISTS (SELECT FROM visits WHERE vehicle_id = v.id)
      AND NOT EXISTS (SELECT FROM visits WHERE owner_id IN (SELECT person_id FROM owners))
      AND NOT EXISTS (SELECT FROM appointments WHERE vehicle_id = v.id)
      AND NOT EXISTS (SELECT FROM past_orders WHERE vehicle_id = v.id) AS first
    FROM vehicles v WHERE v.id = ${vehicleId}`.execute(ctx.db)
  return rows[0]?.first ?? false
}

export async function personBrief(ctx: Ctx, id: string | null) {
  if (id === null) return undefined
  return ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'salutation', 'phoneMasked'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whom the order's papers name as signed, per kind: the customer's own signature in force. */
export async function customerSignatures(ctx: Ctx, subjectIds: readonly string[]) {
  if (subjectIds.length === 0) return []
  const { rows } = await sql<{
    id: string
    kind: string
    number: string
    subjectId: string
    contentHash: string
    signedAt: string | null
  }>`SELECT p.id, p.kind, p.number, p.subject_id, p.content_hash, (
      SELECT s.signed_at FROM paper_signatures s
      WHERE s.paper_id = p.id AND s.role = 'customer' AND s.voided_at IS NULL LIMIT 1) AS signed_at
    FROM papers p WHERE p.subject_id = ANY(${[...subjectIds]}::uuid[]) AND p.state <> 'voided'
      AND p.kind IN ('FRM-01', 'FRM-18', 'FRM-33', 'FRM-14')
    ORDER BY p.issued_at`.execute(ctx.db)
  return rows
}

/** When the cause of the fault was established; null when that no longer stands. */
export async function setDiagnosed(ctx: Ctx, visitId: string, at: Instant | null): Promise<void> {
  await ctx.db
    .updateTable('visits')
    .set({ diagnosedAt: at })
    .where('id', '=', visitId)
    .where('storeId', '=', ctx.store.id)
    .execute()
}
