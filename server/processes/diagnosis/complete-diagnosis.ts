import { addMinutes } from '#domain/kernel/time.ts'
import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { diagnosisRefusals, mayComplete, mayHandOver } from '#domain/processes/diagnosis/diagnosis.ts'
import { HAND_OVER_MINUTES, handOverReport, judgeCase } from '#domain/processes/diagnosis/duties.ts'
import { diagnosisReportPaper } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import { standardFlow } from '#domain/processes/diagnosis/policies.ts'
import { type Ctx, staffId, staffIdOrNull } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { cancelDuties, closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { closeLinks } from '#server/mechanisms/links/links.ts'
import { issuePaper, voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { setDiagnosed } from '#server/processes/reception/queries.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { EXPLAIN_LINK, sendExplanation } from './diagnosis-links.ts'
import { closeFlows, flowFacts, flowSheetsOf, testedSteps } from './flows.ts'
import { type DiagnosisRow, diagnosisRowOf, findDiagnosis, findingsOf, readingsOf, updateDiagnosis } from './queries.ts'
import { sessionsOf } from './queries-inquiry.ts'
import { reportContent } from './report-content.ts'
import { diagnosisCompleted, diagnosisReopened } from './signals.ts'

type Api = Handlers<typeof diagnosisContract>

/** DIA-04: the report exists in the moment the diagnosis is concluded, signed by whoever concluded it. */
export const completeDiagnosis: Api['complete'] = async (ctx, input) => {
  const open = found(await findDiagnosis(ctx, input.id))
  await checkVersion(ctx, open, input.version)
  const waiting = (await sessionsOf(ctx, open.id)).filter(session => session.state === 'asked')
  const findings = await findingsOf(ctx, open.id)
  const sheets = await flowSheetsOf(ctx, open.id)
  const flows = { required: (await policy(ctx, standardFlow)) === 'required', sheets: flowFacts(sheets) }
  const tested = (await readingsOf(ctx, open.id)).length + testedSteps(sheets)
  ruled(mayComplete(open, findings, tested, waiting.length, flows))
  await closeFlows(ctx, sheets)
  const technicianId = staffId(ctx)
  const version = await updateDiagnosis(ctx, open.id, { completedAt: ctx.now, technicianId })
  const visit = found(await findVisit(ctx, open.visitId, { lock: true }))
  await setDiagnosed(ctx, visit.id, ctx.now)
  const parties = await partiesOfVisit(ctx, visit, null)
  const issued = await issuePaper(ctx, diagnosisReportPaper, {
    subject: { kind: 'visit', id: visit.id },
    threadId: visit.id,
    vehicleId: visit.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    content: await reportContent(ctx, { ...open, completedAt: ctx.now, technicianId }, parties),
  })
  if (issued.changed)
    await signPaper(ctx, { paperId: issued.id, role: 'technician', method: 'staff', signerName: ctx.actor.name })
  await openDuty(ctx, handOverReport, {
    subject: { kind: 'visit', id: visit.id },
    threadId: visit.id,
    ownerId: visit.adviserId,
    params: { plate: parties.plate },
    dueAt: addMinutes(ctx.now, HAND_OVER_MINUTES),
  })
  ctx.record({
    event: 'diagnosis.completed',
    subject: { kind: 'diagnosis', id: open.id },
    threadId: visit.id,
    data: { number: issued.number, findings: findings.map(({ part, certainty }) => ({ part, certainty })) },
  })
  await emit(ctx, diagnosisCompleted, { diagnosisId: open.id, visitId: visit.id })
  return { id: open.id, version, paperId: issued.id, number: issued.number, contentHash: issued.contentHash }
}

/** A conclusion that proves wrong is corrected openly: the report given out loses its force. */
export const reopenDiagnosis: Api['reopen'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  await checkVersion(ctx, diagnosis, input.version)
  if (diagnosis.completedAt === null) throw refuse(diagnosisRefusals.notEnded)
  const nothing = { completedAt: null, handedAt: null, handedBy: null, handedWay: null, seenAt: null }
  const version = await updateDiagnosis(ctx, diagnosis.id, nothing)
  await setDiagnosed(ctx, diagnosis.visitId, null)
  const paper = await currentPaper(ctx, diagnosisReportPaper.kind, diagnosis.visitId)
  if (paper) await voidPaper(ctx, paper.id, input.reason)
  await cancelDuties(ctx, diagnosis.visitId, handOverReport)
  await closeLinks(ctx, diagnosis.id, EXPLAIN_LINK)
  ctx.record({
    event: 'diagnosis.reopened',
    subject: { kind: 'diagnosis', id: diagnosis.id },
    threadId: diagnosis.visitId,
    reason: input.reason,
  })
  await cancelDuties(ctx, diagnosis.id, judgeCase)
  await emit(ctx, diagnosisReopened, { diagnosisId: diagnosis.id, visitId: diagnosis.visitId })
  return { id: diagnosis.id, version }
}

/** Given as a print, or sent to be read and signed for; either way its time is noted. */
export const handOverDiagnosis: Api['handOver'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  await checkVersion(ctx, diagnosis, input.version)
  ruled(mayHandOver(diagnosis))
  if (input.way === 'link') {
    const paper = found(await currentPaper(ctx, diagnosisReportPaper.kind, diagnosis.visitId))
    await sendExplanation(ctx, diagnosis, paper.number)
  }
  const version = await noteHandOver(ctx, diagnosis, input.way)
  return { id: diagnosis.id, version }
}

/** The customer signed for the report, by pen or code: that is being handed it. */
export async function reportSigned(ctx: Ctx, visitId: string): Promise<void> {
  const diagnosis = await diagnosisRowOf(ctx, visitId, { lock: true })
  if (diagnosis && diagnosis.completedAt !== null && diagnosis.handedAt === null)
    await noteHandOver(ctx, diagnosis, 'signed')
}

async function noteHandOver(ctx: Ctx, diagnosis: DiagnosisRow, way: 'print' | 'link' | 'signed'): Promise<number> {
  const version = await updateDiagnosis(ctx, diagnosis.id, {
    handedAt: diagnosis.handedAt ?? ctx.now,
    handedBy: diagnosis.handedBy ?? staffIdOrNull(ctx),
    handedWay: way,
  })
  await closeDuty(ctx, handOverReport, diagnosis.visitId)
  ctx.record({
    event: 'diagnosis.handedOver',
    subject: { kind: 'diagnosis', id: diagnosis.id },
    threadId: diagnosis.visitId,
    data: { way },
  })
  return version
}
