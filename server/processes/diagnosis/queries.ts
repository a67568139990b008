import type { Selectable } from 'kysely'
import type {
  DeviceSessionsTable,
  DiagnosesTable,
  DiagnosisFindingsTable,
  DiagnosisReadingsTable,
  InquiriesTable,
} from '#db/types.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type DiagnosisRow = Selectable<DiagnosesTable>
export type FindingRow = Selectable<DiagnosisFindingsTable>
export type ReadingRow = Selectable<DiagnosisReadingsTable>
export type InquiryRow = Selectable<InquiriesTable>
export type SessionRow = Selectable<DeviceSessionsTable>

export async function findDiagnosis(ctx: Ctx, id: string): Promise<DiagnosisRow | undefined> {
  return ctx.db
    .selectFrom('diagnoses')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .forUpdate()
    .executeTakeFirst()
}

/** The same without a lock, for looking. */
export async function diagnosisById(ctx: Ctx, id: string): Promise<DiagnosisRow | undefined> {
  return ctx.db
    .selectFrom('diagnoses')
    .selectAll()
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}

export async function diagnosisRowOf(
  ctx: Ctx,
  visitId: string,
  options: { lock: boolean } = { lock: false },
): Promise<DiagnosisRow | undefined> {
  const query = ctx.db
    .selectFrom('diagnoses')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function insertDiagnosis(
  ctx: Ctx,
  row: { id: string; visitId: string; technicianId: string },
): Promise<void> {
  await ctx.db
    .insertInto('diagnoses')
    .values({
      id: row.id,
      storeId: ctx.store.id,
      visitId: row.visitId,
      technicianId: row.technicianId,
      startedAt: ctx.now,
    })
    .execute()
}

export async function updateDiagnosis(
  ctx: Ctx,
  id: string,
  columns: Partial<
    Pick<
      DiagnosisRow,
      'technicianId' | 'completedAt' | 'plainExplanation' | 'feeFen' | 'handedAt' | 'handedBy' | 'handedWay' | 'seenAt'
    >
  >,
): Promise<number> {
  const row = await ctx.db
    .updateTable('diagnoses')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Moments the technician's edits do not compete with: they count up no version. */
export async function stampDiagnosis(
  ctx: Ctx,
  id: string,
  columns: Partial<Pick<DiagnosisRow, 'seenAt' | 'linkSentAt'>>,
): Promise<void> {
  await ctx.db.updateTable('diagnoses').set(columns).where('id', '=', id).execute()
}

export async function findingsOf(ctx: Ctx, diagnosisId: string): Promise<FindingRow[]> {
  return ctx.db
    .selectFrom('diagnosisFindings')
    .selectAll()
    .where('diagnosisId', '=', diagnosisId)
    .orderBy('position')
    .execute()
}

export async function replaceFindings(
  ctx: Ctx,
  diagnosisId: string,
  findings: readonly Omit<FindingRow, 'storeId' | 'diagnosisId' | 'position'>[],
): Promise<void> {
  await ctx.db.deleteFrom('diagnosisFindings').where('diagnosisId', '=', diagnosisId).execute()
  if (findings.length === 0) return
  const rows = findings.map((finding, index) => ({
    ...finding,
    storeId: ctx.store.id,
    diagnosisId,
    position: index + 1,
  }))
  await ctx.db.insertInto('diagnosisFindings').values(rows).execute()
}

export async function readingsOf(ctx: Ctx, diagnosisId: string): Promise<ReadingRow[]> {
  return ctx.db
    .selectFrom('diagnosisReadings')
    .selectAll()
    .where('diagnosisId', '=', diagnosisId)
    .orderBy('kind')
    .orderBy('readAt')
    .orderBy('position')
    .execute()
}

type NewReading = Omit<ReadingRow, 'storeId' | 'diagnosisId' | 'position'>

/** Replaces what people wrote; what devices read is nobody's to change. */
export async function replaceWrittenReadings(
  ctx: Ctx,
  diagnosisId: string,
  readings: readonly NewReading[],
): Promise<void> {
  await ctx.db
    .deleteFrom('diagnosisReadings')
    .where('diagnosisId', '=', diagnosisId)
    .where('sessionId', 'is', null)
    .execute()
  await insertReadings(ctx, diagnosisId, readings)
}

export async function insertReadings(ctx: Ctx, diagnosisId: string, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return
  const rows = readings.map((reading, index) => ({
    ...reading,
    storeId: ctx.store.id,
    diagnosisId,
    position: index + 1,
  }))
  await ctx.db.insertInto('diagnosisReadings').values(rows).execute()
}
