import { readingResultTexts, urgencyTexts } from '#domain/processes/diagnosis/kinds.ts'
import type { DiagnosisReportContent } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import type { Parties } from '#server/processes/repair-orders/parties.ts'
import { type DiagnosisRow, findingsOf, readingsOf } from './queries.ts'
import { inquiryOf } from './queries-inquiry.ts'

export async function reportContent(
  ctx: Ctx,
  diagnosis: DiagnosisRow,
  parties: Parties,
): Promise<DiagnosisReportContent> {
  const { visit, customer, vehicle } = parties
  const inquiry = await inquiryOf(ctx, visit.id)
  const readings = await readingsOf(ctx, diagnosis.id)
  const orNull = (text: string) => (text === '' ? null : text)
  return {
    orderNumber: null,
    customer,
    vehicle,
    complaint: inquiry?.summary ?? (visit.customerWords === '' ? '无' : visit.customerWords),
    consent: visit.testConsentAt !== null,
    consentAt: visit.testConsentAt,
    tests: readings
      .filter(reading => reading.kind === 'test')
      .map(reading => ({
        item: reading.item,
        tool: orNull(reading.device),
        reading: `${reading.value} ${reading.unit}`.trim(),
        limit: orNull(reading.limits),
        result: reading.result === '' ? '' : readingResultTexts[reading.result][0],
      })),
    faultCodes: readings
      .filter(reading => reading.kind === 'code')
      .map(reading => ({
        code: reading.item,
        meaning: reading.meaning,
        state: orNull(reading.value),
        device: orNull(reading.device),
        readAt: reading.readAt,
      })),
    findings: (await findingsOf(ctx, diagnosis.id)).map(finding => ({
      position: finding.part,
      cause: finding.cause,
      certainty: finding.certainty,
      recommendation: finding.recommendation,
      urgency: urgencyTexts[finding.urgency][0],
    })),
    plainExplanation: orNull(diagnosis.plainExplanation),
    diagnosisFen: diagnosis.feeFen,
    technician: await nameOfStaff(ctx, diagnosis.technicianId),
    adviser: orNull(await nameOfStaff(ctx, visit.adviserId)),
    finishedAt: diagnosis.completedAt ?? ctx.now,
    handedAt: null,
    photos: [],
  }
}
