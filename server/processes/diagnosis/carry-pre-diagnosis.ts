import { newId } from '#domain/kernel/id.ts'
import { type InquiryAnswers, inquirySummary } from '#domain/processes/diagnosis/inquiry.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { inquiryOf, insertInquiry, isLamp, preDiagnosisFor } from './queries-inquiry.ts'

/** APT-15: what was said on the telephone is the beginning of the inquiry; the adviser goes on from there. */
export async function carryPreDiagnosis(ctx: Ctx, appointmentId: string, visitId: string): Promise<void> {
  const said = await preDiagnosisFor(ctx, appointmentId)
  if (!said || (await inquiryOf(ctx, visitId))) return
  const answers: InquiryAnswers = {
    symptom: said.symptom,
    since: said.since,
    speed: said.conditions,
    temperature: '',
    frequency: said.frequency,
    lamps: said.lamps.filter(isLamp),
    earlierRepair: '',
    wish: '',
  }
  const summary = inquirySummary(answers)
  await insertInquiry(ctx, {
    ...answers,
    lamps: [...answers.lamps],
    summary,
    id: newId(),
    visitId,
    askedBy: said.notedBy,
  })
  ctx.record({
    event: 'inquiry.saved',
    subject: { kind: 'visit', id: visitId },
    threadId: visitId,
    data: { summary, fromBooking: appointmentId },
  })
}
