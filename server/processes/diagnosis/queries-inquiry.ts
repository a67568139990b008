import type { Lamp } from '#domain/processes/diagnosis/kinds.ts'
import { lampTexts } from '#domain/processes/diagnosis/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { InquiryRow, SessionRow } from './queries.ts'

export async function inquiryOf(
  ctx: Ctx,
  visitId: string,
  options: { lock: boolean } = { lock: false },
): Promise<InquiryRow | undefined> {
  const query = ctx.db
    .selectFrom('inquiries')
    .selectAll()
    .where('visitId', '=', visitId)
    .where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

type InquiryColumns = Pick<
  InquiryRow,
  'symptom' | 'since' | 'speed' | 'temperature' | 'frequency' | 'lamps' | 'earlierRepair' | 'wish' | 'summary'
>

export async function insertInquiry(
  ctx: Ctx,
  row: InquiryColumns & { id: string; visitId: string; askedBy: string },
): Promise<void> {
  const { id, visitId, askedBy, symptom, since, speed, temperature, frequency, lamps, earlierRepair, wish, summary } =
    row
  await ctx.db
    .insertInto('inquiries')
    .values({
      id,
      storeId: ctx.store.id,
      visitId,
      askedBy,
      askedAt: ctx.now,
      symptom,
      since,
      speed,
      temperature,
      frequency,
      lamps,
      earlierRepair,
      wish,
      summary,
    })
    .execute()
}

export async function updateInquiry(ctx: Ctx, id: string, columns: InquiryColumns): Promise<number> {
  const row = await ctx.db
    .updateTable('inquiries')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export function lampsOf(row: InquiryRow): Lamp[] {
  return row.lamps.filter(isLamp)
}

export async function sessionsOf(ctx: Ctx, diagnosisId: string): Promise<SessionRow[]> {
  return ctx.db
    .selectFrom('deviceSessions')
    .selectAll()
    .where('diagnosisId', '=', diagnosisId)
    .orderBy('askedAt')
    .execute()
}

export async function insertSession(
  ctx: Ctx,
  session: { id: string; diagnosisId: string; bay: string; askedBy: string },
): Promise<void> {
  const { id, diagnosisId, bay, askedBy } = session
  await ctx.db
    .insertInto('deviceSessions')
    .values({ id, storeId: ctx.store.id, diagnosisId, bay, askedBy, askedAt: ctx.now })
    .execute()
}

/** The session with the car it is about, to be asked outside a transaction. */
export async function findSession(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('deviceSessions')
    .innerJoin('diagnoses', 'diagnoses.id', 'deviceSessions.diagnosisId')
    .innerJoin('visits', 'visits.id', 'diagnoses.visitId')
    .leftJoin('vehicles', 'vehicles.id', 'visits.vehicleId')
    .select([
      'deviceSessions.id',
      'deviceSessions.bay',
      'deviceSessions.state',
      'deviceSessions.diagnosisId',
      'diagnoses.visitId',
      'visits.plate',
      'vehicles.vin',
    ])
    .where('deviceSessions.id', '=', id)
    .executeTakeFirst()
}

/** False when another run of the same job was quicker. */
export async function endSession(ctx: Ctx, id: string, readAt: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('deviceSessions')
    .set({ state: 'done', readAt })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function isLamp(text: string): text is Lamp {
  return text in lampTexts
}

/** What was noted of the fault when the car was booked. */
export async function preDiagnosisFor(ctx: Ctx, appointmentId: string) {
  return ctx.db
    .selectFrom('appointmentPreDiagnoses')
    .select(['symptom', 'since', 'conditions', 'frequency', 'lamps', 'notedBy'])
    .where('appointmentId', '=', appointmentId)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}
