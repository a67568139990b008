import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { diagnosisRefusals } from '#domain/processes/diagnosis/diagnosis.ts'
import { entryInspection } from '#domain/processes/diagnosis/entry-inspection.ts'
import { inquirySummary } from '#domain/processes/diagnosis/inquiry.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { openSheet } from '#server/mechanisms/checklists/sheets.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { inquiryOf, insertInquiry, lampsOf, updateInquiry } from './queries-inquiry.ts'

type Api = Handlers<typeof diagnosisContract>

/** RCV-10: what the customer tells, asked in order and kept in the customer's words. */
export const saveInquiry: Api['saveInquiry'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  if (visit.leftAt !== null) throw refuse(diagnosisRefusals.carLeft)
  const { symptom, since, speed, temperature, frequency, lamps, earlierRepair, wish } = input
  const answers = { symptom, since, speed, temperature, frequency, lamps, earlierRepair, wish }
  const columns = { ...answers, summary: inquirySummary(answers) }
  const before = await inquiryOf(ctx, visit.id, { lock: true })
  const subject = { kind: 'visit', id: visit.id }
  if (!before) {
    await insertInquiry(ctx, { ...columns, id: input.id, visitId: visit.id, askedBy: staffId(ctx) })
    ctx.record({ event: 'inquiry.saved', subject, threadId: visit.id, data: { summary: columns.summary } })
    return { id: input.id, version: 1 }
  }
  await checkVersion(ctx, before, input.version)
  const version = await updateInquiry(ctx, before.id, columns)
  const changed = changes({ ...before, lamps: lampsOf(before) }, answers)
  ctx.record({
    event: 'inquiry.saved',
    subject: { kind: 'inquiry', id: before.id },
    threadId: visit.id,
    data: { changed },
  })
  return { id: before.id, version }
}

/** RCV-17: the sheet of the pre-check bay; the tablet answers it through the checklists. */
export const openEntryInspection: Api['openEntryInspection'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  if (visit.leftAt !== null) throw refuse(diagnosisRefusals.carLeft)
  const subject = { kind: 'visit', id: visit.id }
  const sheetId = await openSheet(ctx, entryInspection, { subject, threadId: visit.id })
  ctx.record({ event: 'diagnosis.entryInspectionOpened', subject, threadId: visit.id, data: { sheet: sheetId } })
  return { sheetId }
}
