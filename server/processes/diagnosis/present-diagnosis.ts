import { type Ruling, wordingOf } from '#domain/kernel/refusals.ts'
import { mayComplete, mayStart } from '#domain/processes/diagnosis/diagnosis.ts'
import { entryInspection, proposalsOf } from '#domain/processes/diagnosis/entry-inspection.ts'
import { diagnosisReportPaper } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import { standardFlow } from '#domain/processes/diagnosis/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { currentPaper, signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { flowChoices, flowFacts, flowSheetsOf, flowView, testedSteps } from './flows.ts'
import { type DiagnosisRow, diagnosisRowOf, findingsOf, type InquiryRow, readingsOf } from './queries.ts'
import { inquiryOf, lampsOf, sessionsOf } from './queries-inquiry.ts'
import { mediaOf } from './queries-media.ts'
import { callViews } from './technician-calls.ts'

export async function diagnosisView(ctx: Ctx, visit: VisitRecord) {
  const inquiry = await inquiryOf(ctx, visit.id)
  const row = await diagnosisRowOf(ctx, visit.id)
  const diagnosis = row ? await caseView(ctx, row) : null
  const open = diagnosis?.sessions.filter(session => session.state === 'asked').length ?? 0
  const sheets = row ? await flowSheetsOf(ctx, row.id) : []
  const flows = { required: (await policy(ctx, standardFlow)) === 'required', sheets: flowFacts(sheets) }
  const ruling =
    row && diagnosis
      ? mayComplete(row, diagnosis.findings, diagnosis.readings.length + testedSteps(sheets), open, flows)
      : mayStart(visit)
  const calls = await callViews(ctx, visit.id)
  const ended = row !== undefined && row.completedAt !== null
  const here = visit.leftAt === null
  return {
    visit: await visitBrief(ctx, visit),
    inquiry: inquiry ? await inquiryView(ctx, inquiry) : null,
    diagnosis: diagnosis && { ...diagnosis, flows: sheets.map(flowView) },
    flowChoices: flowChoices(inquiry?.summary ?? visit.customerWords),
    calls,
    entryInspection: await inspectionView(ctx, visit.id),
    blockers: ended ? [] : problemsOf(ctx, ruling),
    can: {
      inquire: here && ctx.can('inquiry.write'),
      record: here && !ended && ctx.can('diagnosis.record') && (row !== undefined || ruling.ok),
      complete: row !== undefined && ruling.ok && ctx.can('diagnosis.record'),
      reopen: here && ended && ctx.can('diagnosis.record'),
      handOver: ended && ctx.can('diagnosis.handOver'),
      call: here && ctx.can('technician.call') && calls.every(call => call.endedAt !== null),
    },
  }
}

/** Whose car it is, as the pages of a visit head it. */
export async function visitBrief(ctx: Ctx, visit: VisitRecord) {
  const parties = await partiesOfVisit(ctx, visit, null)
  const { id, number, vehicleId, customerWords, purpose, testConsentAt, quickPath, leftAt } = visit
  return {
    id,
    number,
    vehicleId,
    customerWords,
    purpose,
    testConsentAt,
    quickPath,
    leftAt,
    plate: parties.plate,
    car: parties.vehicle.model,
    customer: parties.customer.name,
    personId: parties.senderId ?? parties.ownerId,
  }
}

/** What the entry inspection says must be renewed. */
export async function inspectionView(ctx: Ctx, visitId: string) {
  const sheet = await sheetFor(ctx, entryInspection.key, visitId)
  if (!sheet) return { sheetId: null, state: 'none' as const, proposals: [] }
  return { sheetId: sheet.id, state: sheet.state, proposals: proposalsOf(sheet.items, sheet.answers) }
}

export function problemsOf(ctx: Ctx, ruling: Ruling<unknown>): { code: string; text: string }[] {
  return ruling.ok ? [] : [{ code: ruling.refusal.code, text: wordingOf(ruling.refusal, ruling.params, ctx.lang) }]
}

async function caseView(ctx: Ctx, row: DiagnosisRow) {
  const paper = await currentPaper(ctx, diagnosisReportPaper.kind, row.visitId)
  const signatures = paper ? await signaturesOn(ctx, paper.id) : []
  const { storeId: _store, visitId: _visit, handedBy: _by, ...shown } = row
  return {
    ...shown,
    technician: await nameOfStaff(ctx, row.technicianId),
    findings: (await findingsOf(ctx, row.id)).map(
      ({ id, part, cause, certainty, recommendation, urgency, safety }) => ({
        id,
        part,
        cause,
        certainty,
        recommendation,
        urgency,
        safety,
      }),
    ),
    readings: (await readingsOf(ctx, row.id)).map(
      ({ storeId: _s, diagnosisId: _d, position: _p, ...reading }) => reading,
    ),
    media: (await mediaOf(ctx, row.id)).map(({ storeId: _s, diagnosisId: _d, addedByName, ...medium }) => ({
      ...medium,
      addedBy: addedByName,
    })),
    sessions: (await sessionsOf(ctx, row.id)).map(({ id, bay, state, askedAt, readAt }) => ({
      id,
      bay,
      state,
      askedAt,
      readAt,
    })),
    paper: paper
      ? {
          id: paper.id,
          number: paper.number,
          revision: paper.revision,
          contentHash: paper.contentHash,
          signed: signatures.some(item => item.role === 'customer' && item.voidedAt === null),
        }
      : null,
  }
}

async function inquiryView(ctx: Ctx, row: InquiryRow) {
  const { storeId: _store, visitId: _visit, askedBy, ...shown } = row
  return { ...shown, lamps: lampsOf(row), askedBy: await nameOfStaff(ctx, askedBy) }
}
