import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import { z } from 'zod'
import type { ConductAuditsTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { ConductAudit } from '#domain/processes/performance/contract.ts'
import type { ConductCard } from '#domain/processes/performance/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { decodeCursor, pageFrom } from '#server/kernel/paging.ts'

const zPlace = z.object({ at: z.string(), id: z.string() })

const columns = sql`a.id, a.card, a.use, a.staff_id, s.name AS staff, a.auditor_id, w.name AS auditor, a.visit_id,
  coalesce(v.plate, '') AS plate, a.observed_at, a.passed, a.judged, a.score_ppm, a.smile_in_time, a.greeting_in_time,
  a.remark, a.paper_id, a.sheet_id, a.acknowledged_at, a.acknowledged_note, a.withdrawn_at, a.withdraw_reason, a.version`

const joins = sql`FROM conduct_audits a JOIN staff s ON s.id = a.staff_id JOIN staff w ON w.id = a.auditor_id
  LEFT JOIN visits v ON v.id = a.visit_id`

export type AuditFilter = {
  staffId?: string | undefined
  span?: { from: Instant; to: Instant } | undefined
  card?: ConductCard | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

export async function listAudits(ctx: Ctx, filter: AuditFilter) {
  const limit = filter.limit ?? 50
  const where: RawBuilder<unknown>[] = [sql`a.store_id = ${ctx.store.id}`]
  if (filter.staffId !== undefined) where.push(sql`a.staff_id = ${filter.staffId}`)
  if (filter.card !== undefined) where.push(sql`a.card = ${filter.card}`)
  if (filter.span !== undefined) where.push(within(filter.span))
  if (filter.cursor !== undefined) {
    const place = decodeCursor(filter.cursor, zPlace)
    where.push(sql`(a.observed_at, a.id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
  }
  const { rows } = await sql<ConductAudit>`SELECT ${columns} ${joins} WHERE ${sql.join(where, sql` AND `)}
    ORDER BY a.observed_at DESC, a.id DESC LIMIT ${limit + 1}`.execute(ctx.db)
  return pageFrom(rows, limit, row => ({ at: row.observedAt, id: row.id }))
}

export async function findAudit(ctx: Ctx, id: string): Promise<ConductAudit | undefined> {
  const { rows } =
    await sql<ConductAudit>`SELECT ${columns} ${joins} WHERE a.store_id = ${ctx.store.id} AND a.id = ${id}`.execute(
      ctx.db,
    )
  return rows[0]
}

export async function lockAudit(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('conductAudits')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertAudit(ctx: Ctx, row: Insertable<ConductAuditsTable>): Promise<void> {
  await ctx.db.insertInto('conductAudits').values(row).execute()
}

export async function updateAudit(ctx: Ctx, id: string, values: Updateable<ConductAuditsTable>): Promise<number> {
  const row = await ctx.db
    .updateTable('conductAudits')
    .set(eb => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The plate of the visit watched; undefined when it is not a visit of this store. */
export async function plateOfVisit(ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('visits')
    .select('plate')
    .where('storeId', '=', ctx.store.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.plate
}

function within(span: { from: Instant; to: Instant }) {
  return sql`a.observed_at >= ${span.from}::timestamptz AND a.observed_at < ${span.to}::timestamptz`
}
