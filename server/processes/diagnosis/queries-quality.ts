import { type Selectable, sql } from 'kysely'
import type { DiagnosisVerdictsTable } from '#db/types.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'

export type VerdictRow = Selectable<DiagnosisVerdictsTable>

type CaseRow = {
  diagnosisId: string
  visitId: string
  number: string | null
  plate: string
  technicianId: string
  technician: string
  startedAt: Instant
  completedAt: Instant
  findings: string
  suspected: boolean
  reopened: number
  calls: number
  confirmed: boolean | null
  note: string | null
  judgedBy: string | null
  judgedAt: Instant | null
  version: number | null
}

/** Every case concluded in a period, with what became of it. */
export async function qualityCases(
  ctx: Ctx,
  period: { from: Instant; to: Instant; technicianId: string | undefined },
): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    SELECT d.id AS diagnosis_id, d.visit_id, p.number, v.plate, d.technician_id, t.name AS technician, d.started_at,
      d.completed_at, coalesce(f.names, '') AS findings, coalesce(f.suspected, false) AS suspected,
      (SELECT count(*)::int FROM timeline_events e WHERE e.subject_id = d.id AND e.event = 'diagnosis.reopened') AS reopened,
      (SELECT count(*)::int FROM work_tickets c WHERE c.kind = 'technician' AND c.visit_id = d.visit_id AND c.state = 'ended') AS calls,
      j.confirmed, j.note, judge.name AS judged_by, j.judged_at, j.version
    FROM diagnoses d
      JOIN visits v ON v.id = d.visit_id
      JOIN staff t ON t.id = d.technician_id
      LEFT JOIN LATERAL (
        SELECT string_agg(part, '、' ORDER BY position) AS names, bool_or(certainty = 'suspected') AS suspected
        FROM diagnosis_findings WHERE diagnosis_id = d.id) f ON true
      LEFT JOIN LATERAL (
        SELECT number FROM papers WHERE kind = 'FRM-06' AND subject_id = d.visit_id
        ORDER BY revision DESC LIMIT 1) p ON true
      LEFT JOIN diagnosis_verdicts j ON j.diagnosis_id = d.id
      LEFT JOIN staff judge ON judge.id = j.judged_by
    WHERE d.store_id = ${ctx.store.id} AND d.completed_at >= ${period.from} AND d.completed_at < ${period.to}
      AND (${period.technicianId ?? null}::uuid IS NULL OR d.technician_id = ${period.technicianId ?? null}::uuid)
    ORDER BY d.completed_at DESC
    LIMIT 2000`.execute(ctx.db)
  return rows
}

/** The concluded diagnoses of an order's visit that nobody has judged. */
export async function unjudgedCases(ctx: Ctx, orderId: string) {
  return ctx.db
    .selectFrom('diagnoses as d')
    .innerJoin('repairOrders as o', 'o.visitId', 'd.visitId')
    .innerJoin('visits as v', 'v.id', 'd.visitId')
    .innerJoin('staff as t', 't.id', 'd.technicianId')
    .leftJoin('diagnosisVerdicts as j', 'j.diagnosisId', 'd.id')
    .select(['d.id', 'd.visitId', 'v.plate', 't.name as technician'])
    .where('o.id', '=', orderId)
    .where('d.storeId', '=', ctx.store.id)
    .where('d.completedAt', 'is not', null)
    .where('j.id', 'is', null)
    .execute()
}

export async function verdictOf(ctx: Ctx, diagnosisId: string): Promise<VerdictRow | undefined> {
  return ctx.db
    .selectFrom('diagnosisVerdicts')
    .selectAll()
    .where('diagnosisId', '=', diagnosisId)
    .forUpdate()
    .executeTakeFirst()
}

type Verdict = { confirmed: boolean; note: string }

export async function insertVerdict(
  ctx: Ctx,
  row: Verdict & { id: string; diagnosisId: string; technicianId: string },
): Promise<void> {
  const { id, diagnosisId, technicianId, confirmed, note } = row
  await ctx.db
    .insertInto('diagnosisVerdicts')
    .values({
      ...{ id, diagnosisId, technicianId, confirmed, note },
      storeId: ctx.store.id,
      judgedBy: staffId(ctx),
      judgedAt: ctx.now,
    })
    .execute()
}

export async function updateVerdict(ctx: Ctx, id: string, { confirmed, note }: Verdict): Promise<number> {
  const row = await ctx.db
    .updateTable('diagnosisVerdicts')
    .set(eb => ({ confirmed, note, judgedBy: staffId(ctx), judgedAt: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
