import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { mayEdit, mayStart } from '#domain/processes/diagnosis/diagnosis.ts'
import { meaningOfCode } from '#domain/processes/diagnosis/trouble-codes.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, ruled } from '#server/kernel/errors.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { listResources } from '#server/mechanisms/resources/bookings.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { READ_DEVICE } from './import-readings.ts'
import { findDiagnosis, insertDiagnosis, replaceFindings, replaceWrittenReadings, updateDiagnosis } from './queries.ts'
import { insertSession } from './queries-inquiry.ts'

type Api = Handlers<typeof diagnosisContract>

export const startDiagnosis: Api['start'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  ruled(mayStart(visit))
  await insertDiagnosis(ctx, { id: input.id, visitId: visit.id, technicianId: staffId(ctx) })
  ctx.record({ event: 'diagnosis.started', subject: { kind: 'diagnosis', id: input.id }, threadId: visit.id, data: {} })
  return { id: input.id, version: 1 }
}

export const saveDiagnosis: Api['save'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  await checkVersion(ctx, diagnosis, input.version)
  ruled(mayEdit(diagnosis))
  await replaceFindings(ctx, diagnosis.id, input.findings)
  const readings = input.readings.map(reading => ({
    ...reading,
    meaning: reading.kind === 'code' && reading.meaning === '' ? meaningOfCode(reading.item) : reading.meaning,
    sessionId: null,
  }))
  await replaceWrittenReadings(ctx, diagnosis.id, readings)
  const { plainExplanation, feeFen } = input
  const version = await updateDiagnosis(ctx, diagnosis.id, { plainExplanation, feeFen })
  ctx.record({
    event: 'diagnosis.saved',
    subject: { kind: 'diagnosis', id: diagnosis.id },
    threadId: diagnosis.visitId,
    data: {
      findings: input.findings.map(({ part, cause, certainty }) => ({ part, cause, certainty })),
      readings: input.readings.length,
    },
  })
  return { id: diagnosis.id, version }
}

/** DIA-02: the terminal answers in its own time; the job brings what it read. */
export const readDevice: Api['readDevice'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  ruled(mayEdit(diagnosis))
  const { sessionId } = input
  const bay = found((await listResources(ctx, 'bay')).find(each => each.id === input.bayId)).name
  await insertSession(ctx, { id: sessionId, diagnosisId: diagnosis.id, bay, askedBy: staffId(ctx) })
  await enqueue(ctx, READ_DEVICE, sessionId)
  ctx.record({
    event: 'diagnosis.deviceAsked',
    subject: { kind: 'diagnosis', id: diagnosis.id },
    threadId: diagnosis.visitId,
    data: { session: sessionId, bay },
  })
  return { id: diagnosis.id, sessionId }
}
