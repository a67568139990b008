import { flowState } from '#domain/processes/diagnosis/flow-order.ts'
import { readingResultTexts, urgencyTexts } from '#domain/processes/diagnosis/kinds.ts'
import type { DiagnosisReportContent } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import type { Sheet } from '#server/mechanisms/checklists/sheets.ts'
import type { Parties } from '#server/processes/repair-orders/parties.ts'
import { flowSheetsOf } from './flows.ts'
import { type DiagnosisRow, type FindingRow, findingsOf, readingsOf } from './queries.ts'
import { inquiryOf } from './queries-inquiry.ts'
import { type Medium, mediaOf } from './queries-media.ts'

export async function reportContent(
  ctx: Ctx,
  diagnosis: DiagnosisRow,
  parties: Parties,
): Promise<DiagnosisReportContent> {
  const { visit, customer, vehicle } = parties
  const inquiry = await inquiryOf(ctx, visit.id)
  const readings = await readingsOf(ctx, diagnosis.id)
  const findings = await findingsOf(ctx, diagnosis.id)
  const sheets = await flowSheetsOf(ctx, diagnosis.id)
  const orNull = (text: string) => (text === '' ? null : text)
  return {
    orderNumber: null,
    customer,
    vehicle,
    complaint: inquiry?.summary ?? (visit.customerWords === '' ? '无' : visit.customerWords),
    consent: visit.testConsentAt !== null,
    consentAt: visit.testConsentAt,
    tests: [
      ...sheets.flatMap(testsOf),
      ...readings
        .filter(reading => reading.kind === 'test')
        .map(reading => ({
          item: reading.item,
          tool: orNull(reading.device),
          reading: `${reading.value} ${reading.unit}`.trim(),
          limit: orNull(reading.limits),
          result: reading.result === '' ? '' : readingResultTexts[reading.result][0],
        })),
    ],
    faultCodes: readings
      .filter(reading => reading.kind === 'code')
      .map(reading => ({
        code: reading.item,
        meaning: reading.meaning,
        state: orNull(reading.value),
        device: orNull(reading.device),
        readAt: reading.readAt,
      })),
    findings: findings.map(finding => ({
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
    photos: (await mediaOf(ctx, diagnosis.id)).map(medium => ({
      fileId: medium.fileId,
      caption: captionOf(medium, findings),
    })),
    procedures: sheets.map(procedureOf),
  }
}

/** The steps of a flow stand among the tests, each with its tool and limits; one left out says so. */
function testsOf(sheet: Sheet): NonNullable<DiagnosisReportContent['tests']> {
  return sheet.items.flatMap(item => {
    const answer = sheet.answers.find(given => given.key === item.key)
    if (!answer) return []
    const isOmitted = answer.result === 'none'
    return [
      {
        item: item.label[0],
        tool: item.tool?.[0] ?? null,
        reading: isOmitted ? '未做' : [answer.value, item.unit, answer.note].filter(Boolean).join(' ') || '—',
        limit: limitsOf(item),
        result: isOmitted || answer.result === 'none' ? '' : readingResultTexts[answer.result][0],
      },
    ]
  })
}

function limitsOf({ min, max, unit = '' }: Sheet['items'][number]): string | null {
  if (min === undefined && max === undefined) return null
  const range = min === undefined ? `≤${max}` : max === undefined ? `≥${min}` : `${min}–${max}`
  return `${range} ${unit}`.trim()
}

function procedureOf(sheet: Sheet): NonNullable<DiagnosisReportContent['procedures']>[number] {
  const { done, total, omitted, early } = flowState(sheet.items, sheet.answers)
  return {
    flow: sheet.title,
    steps: `${done}/${total}`,
    omitted: omitted.length === 0 ? null : omitted.map(step => `${step.label[0]}：${step.reason}`).join('；'),
    order: early.length === 0 ? null : early.map(step => `“${step.label[0]}”先于“${step.before.label[0]}”`).join('；'),
  }
}

/** A film has no picture on paper: its number in the archive stands there instead. */
function captionOf(medium: Medium, findings: readonly FindingRow[]): string {
  const part = findings.find(finding => finding.id === medium.findingId)?.part ?? ''
  const words = [part, medium.caption].filter(Boolean).join('：')
  return medium.kind === 'film' ? `视频 ${words}`.trim() : words || '照片'
}
