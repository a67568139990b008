import { type Insertable, type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { QualityAccidentsTable, QualityAuditsTable, QualityReportsTable } from '#db/types.ts'
import type { Accident, QualityAudit, QualityDocument } from '#domain/processes/quality/management-shapes.ts'
import { zStandardItem } from '#domain/processes/quality/standards.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type AccidentRow = Selectable<QualityAccidentsTable>
export type AuditRow = Selectable<QualityAuditsTable>
export type ReportRow = Selectable<QualityReportsTable>

const zItems = z.array(zStandardItem)

export async function listDocuments(ctx: Ctx): Promise<QualityDocument[]> {
  const rows = await ctx.db
    .selectFrom('qualityDocuments as d')
    .innerJoin('staff', 'staff.id', 'd.publishedBy')
    .select([
      'd.id',
      'd.kind',
      'd.edition',
      'd.title',
      'd.body',
      'd.items',
      'd.publishedAt',
      'staff.name as publishedBy',
    ])
    .where('d.storeId', '=', ctx.store.id)
    .orderBy('d.kind')
    .orderBy('d.edition', 'desc')
    .execute()
  return rows.map(row => ({ ...row, items: zItems.parse(row.items) }))
}

/** The edition of the rules that holds now. */
export async function rulesInForce(ctx: Ctx): Promise<{ edition: number; title: string } | undefined> {
  return ctx.db
    .selectFrom('qualityDocuments')
    .select(['edition', 'title'])
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', 'rules')
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function nextEdition(ctx: Ctx, kind: QualityDocument['kind']): Promise<number> {
  const row = await ctx.db
    .selectFrom('qualityDocuments')
    .select(eb => eb.fn.max('edition').as('last'))
    .where('storeId', '=', ctx.store.id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function listAccidents(ctx: Ctx, year: string): Promise<Accident[]> {
  return ctx.db
    .selectFrom('qualityAccidents as a')
    .innerJoin('staff', 'staff.id', 'a.responsibleId')
    .leftJoin('repairOrders as o', 'o.id', 'a.orderId')
    .select(['a.id', 'a.orderId', 'o.number', 'a.happenedOn', 'a.description', 'a.responsibleId'])
    .select(['staff.name as responsible', 'a.handling', 'a.lesson', 'a.costFen', 'a.deductionPoints', 'a.state'])
    .select('a.version')
    .where('a.storeId', '=', ctx.store.id)
    .where('a.happenedOn', '>=', `${year}-01-01`)
    .where('a.happenedOn', '<=', `${year}-12-31`)
    .orderBy('a.happenedOn', 'desc')
    .execute()
}

export async function insertAccident(ctx: Ctx, row: Insertable<QualityAccidentsTable>): Promise<void> {
  await ctx.db.insertInto('qualityAccidents').values(row).execute()
}

export async function lockAccident(ctx: Ctx, id: string): Promise<AccidentRow | undefined> {
  return ctx.db
    .selectFrom('qualityAccidents')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveAccident(
  ctx: Ctx,
  id: string,
  columns: Partial<Omit<AccidentRow, 'id' | 'storeId' | 'version'>>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('qualityAccidents')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** What closed accidents of a month take off, by person. */
export async function deductionsOf(ctx: Ctx, days: { fromOn: string; toOn: string }) {
  return ctx.db
    .selectFrom('qualityAccidents')
    .select(['id', 'responsibleId', 'description', 'deductionPoints'])
    .where('storeId', '=', ctx.store.id)
    .where('state', '=', 'closed')
    .where('happenedOn', '>=', days.fromOn)
    .where('happenedOn', '<', days.toOn)
    .execute()
}

export async function listAudits(ctx: Ctx, days: { fromOn: string; toOn: string }): Promise<QualityAudit[]> {
  return ctx.db
    .selectFrom('qualityAudits as a')
    .innerJoin('staff', 'staff.id', 'a.auditorId')
    .select([
      'a.id',
      'a.area',
      'a.plannedOn',
      'staff.name as auditor',
      'a.doneAt',
      'a.summary',
      'a.findings',
      'a.version',
    ])
    .where('a.storeId', '=', ctx.store.id)
    .where('a.plannedOn', '>=', days.fromOn)
    .where('a.plannedOn', '<', days.toOn)
    .orderBy('a.plannedOn')
    .execute()
}

export async function lockAudit(ctx: Ctx, id: string): Promise<AuditRow | undefined> {
  return ctx.db
    .selectFrom('qualityAudits')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findReport(ctx: Ctx, month: string): Promise<ReportRow | undefined> {
  return ctx.db
    .selectFrom('qualityReports')
    .selectAll()
    .where('storeId', '=', ctx.store.id)
    .where('month', '=', month)
    .executeTakeFirst()
}

export async function lockReport(ctx: Ctx, id: string): Promise<ReportRow | undefined> {
  return ctx.db
    .selectFrom('qualityReports')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveReport(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<ReportRow, 'comment' | 'state' | 'issuedAt' | 'issuedBy'> & { figures: string }>,
): Promise<number> {
  const row = await ctx.db
    .updateTable('qualityReports')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function measuresFrom(ctx: Ctx, subjectId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM measures
    WHERE store_id = ${ctx.store.id} AND subject_id = ${subjectId}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
