import type { Insertable, Selectable, Updateable } from 'kysely'
import type {
  AppointmentChecksTable,
  AppointmentDepositsTable,
  AppointmentLinesTable,
  AppointmentsTable,
  AppointmentTimesTable,
  AppointmentToldPointsTable,
} from '#db/types.ts'
import type { ToldPoint } from '#domain/processes/appointments/told-points.ts'
import type { Ctx } from '#server/kernel/context.ts'

export type BookingRecord = Selectable<AppointmentsTable>
/** With the grade its operation asks for today. */
export type LineRecord = Selectable<AppointmentLinesTable> & { grade: number }
export type CheckRecord = Selectable<AppointmentChecksTable>

export async function findBooking(
  ctx: Ctx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<BookingRecord | undefined> {
  const query = ctx.db.selectFrom('appointments').selectAll().where('id', '=', id).where('storeId', '=', ctx.store.id)
  return (options.lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function bookingByVisit(ctx: Ctx, visitId: string): Promise<BookingRecord | undefined> {
  const query = ctx.db.selectFrom('appointments').selectAll().where('storeId', '=', ctx.store.id)
  return query.where('visitId', '=', visitId).executeTakeFirst()
}

export async function insertBooking(ctx: Ctx, row: Insertable<AppointmentsTable>): Promise<void> {
  await ctx.db.insertInto('appointments').values(row).execute()
}

/** Writes columns and counts the version up. */
export async function updateBooking(ctx: Ctx, id: string, columns: Updateable<AppointmentsTable>): Promise<number> {
  const row = await ctx.db
    .updateTable('appointments')
    .set(eb => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function linesOf(ctx: Ctx, appointmentId: string): Promise<LineRecord[]> {
  return ctx.db
    .selectFrom('appointmentLines as l')
    .leftJoin('labourOperations as o', 'o.id', 'l.labourOperationId')
    .selectAll('l')
    .select(eb => eb.fn.coalesce('o.grade', eb.lit(1)).as('grade'))
    .where('l.appointmentId', '=', appointmentId)
    .orderBy('l.position')
    .orderBy('l.id')
    .execute()
}

export async function replaceLines(
  ctx: Ctx,
  appointmentId: string,
  rows: readonly Insertable<AppointmentLinesTable>[],
): Promise<void> {
  await ctx.db.deleteFrom('appointmentLines').where('appointmentId', '=', appointmentId).execute()
  if (rows.length > 0)
    await ctx.db
      .insertInto('appointmentLines')
      .values([...rows])
      .execute()
}

/** Which of the operations are done on high voltage; it decides the bay. */
export async function highVoltageAmong(ctx: Ctx, operationIds: readonly string[]): Promise<Set<string>> {
  if (operationIds.length === 0) return new Set()
  const query = ctx.db
    .selectFrom('labourOperations')
    .select('id')
    .where('id', 'in', [...operationIds])
  return new Set((await query.where('highVoltage', '=', true).execute()).map(row => row.id))
}

export async function toldOf(ctx: Ctx, appointmentId: string) {
  return ctx.db
    .selectFrom('appointmentToldPoints as t')
    .leftJoin('staff as s', 's.id', 't.toldBy')
    .select(['t.point', 't.value', 't.toldAt', 's.name as toldBy'])
    .where('t.appointmentId', '=', appointmentId)
    .execute()
}

export async function writeTold(ctx: Ctx, row: Insertable<AppointmentToldPointsTable>): Promise<void> {
  const { value, toldAt, toldBy } = row
  await ctx.db
    .insertInto('appointmentToldPoints')
    .values(row)
    .onConflict(conflict => conflict.columns(['appointmentId', 'point']).doUpdateSet({ value, toldAt, toldBy }))
    .execute()
}

export async function takeToldBack(ctx: Ctx, appointmentId: string, point: ToldPoint): Promise<void> {
  const query = ctx.db.deleteFrom('appointmentToldPoints').where('appointmentId', '=', appointmentId)
  await query.where('point', '=', point).execute()
}

export async function timesOf(ctx: Ctx, appointmentId: string) {
  return ctx.db
    .selectFrom('appointmentTimes as t')
    .leftJoin('staff as s', 's.id', 't.setBy')
    .select(['t.bookedAt', 't.reason', 't.setAt', 's.name as setBy'])
    .where('t.appointmentId', '=', appointmentId)
    .orderBy('t.setAt')
    .orderBy('t.id')
    .execute()
}

export async function insertTime(ctx: Ctx, row: Insertable<AppointmentTimesTable>): Promise<void> {
  await ctx.db.insertInto('appointmentTimes').values(row).execute()
}

export async function depositsOf(ctx: Ctx, appointmentId: string) {
  return ctx.db
    .selectFrom('appointmentDeposits as d')
    .leftJoin('staff as s', 's.id', 'd.byStaff')
    .leftJoin('papers as p', 'p.id', 'd.paperId')
    .select(['d.id', 'd.amountFen', 'd.payWay', 'd.at', 's.name as by', 'd.paperId', 'p.number'])
    .where('d.appointmentId', '=', appointmentId)
    .orderBy('d.at')
    .orderBy('d.id')
    .execute()
}

export async function insertDeposit(ctx: Ctx, row: Insertable<AppointmentDepositsTable>): Promise<void> {
  await ctx.db.insertInto('appointmentDeposits').values(row).execute()
}

export async function checksOf(ctx: Ctx, appointmentId: string) {
  return ctx.db
    .selectFrom('appointmentChecks as c')
    .leftJoin('staff as s', 's.id', 'c.byStaff')
    .select(['c.checkKey as key', 'c.state', 'c.note', 'c.at', 's.name as by'])
    .where('c.appointmentId', '=', appointmentId)
    .execute()
}

export async function writeCheck(ctx: Ctx, row: Insertable<AppointmentChecksTable>): Promise<void> {
  const { state, note, at, byStaff } = row
  await ctx.db
    .insertInto('appointmentChecks')
    .values(row)
    .onConflict(conflict => conflict.columns(['appointmentId', 'checkKey']).doUpdateSet({ state, note, at, byStaff }))
    .execute()
}

export async function clearCheck(ctx: Ctx, appointmentId: string, key: CheckRecord['checkKey']): Promise<void> {
  const query = ctx.db.deleteFrom('appointmentChecks').where('appointmentId', '=', appointmentId)
  await query.where('checkKey', '=', key).execute()
}

export async function findVisit(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('visits')
    .select(['id', 'vehicleId', 'arrivedAt'])
    .where('id', '=', id)
    .where('storeId', '=', ctx.store.id)
    .executeTakeFirst()
}
