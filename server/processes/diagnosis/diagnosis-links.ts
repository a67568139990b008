import { addHours } from '#domain/kernel/time.ts'
import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { diagnosisRefusals } from '#domain/processes/diagnosis/diagnosis.ts'
import type { LinkMedium } from '#domain/processes/diagnosis/media.ts'
import { explanationLinkMessage } from '#domain/processes/diagnosis/messages.ts'
import { diagnosisReportPaper } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import { questionRefusals } from '#domain/processes/diagnosis/questions.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { checkCode } from '#server/mechanisms/links/codes.ts'
import type { LinkFiles } from '#server/mechanisms/links/files-http.ts'
import { closeLinks, linkFor, openLink, takeLink } from '#server/mechanisms/links/links.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { viewOf } from '#server/mechanisms/papers/present.ts'
import { currentPaper, storeHead } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { type DiagnosisRow, diagnosisById, findDiagnosis, findingsOf, stampDiagnosis } from './queries.ts'
import { inquiryOf } from './queries-inquiry.ts'
import { type Medium, mediaOf } from './queries-media.ts'
import { linkQuestions, takeQuestion } from './questions.ts'

type Api = Handlers<typeof diagnosisContract>

export const EXPLAIN_LINK = 'diagnosis.explain'
const LINK_HOURS = 48

/** Sends the explanation to whoever brought the car; earlier links to it end. */
export async function sendExplanation(ctx: Ctx, diagnosis: DiagnosisRow, number: string): Promise<void> {
  const visit = found(await findVisit(ctx, diagnosis.visitId))
  const personId = visit.senderId ?? visit.ownerId
  if (personId === null) throw refuse(diagnosisRefusals.nobody)
  const subject = { kind: 'diagnosis', id: diagnosis.id }
  await closeLinks(ctx, diagnosis.id, EXPLAIN_LINK)
  const token = await openLink(ctx, { purpose: EXPLAIN_LINK, subject, personId, hours: LINK_HOURS })
  const params = { number, link: `/m/d/${token}` }
  const sent = await sendMessage(ctx, explanationLinkMessage, { personId, subject, threadId: visit.id, params })
  await stampDiagnosis(ctx, diagnosis.id, { linkSentAt: ctx.now })
  ctx.record({
    event: 'diagnosis.linkSent',
    subject,
    threadId: visit.id,
    data: { channel: sent.channel, state: sent.state, until: addHours(ctx.now, LINK_HOURS) },
  })
}

/** What the customer reads on the telephone: plain words and pictures first, the report below. */
export const openDiagnosisLink: Api['openLink'] = async ctx => {
  const { diagnosis } = await behindLink(ctx)
  const visit = found(await findVisit(ctx, diagnosis.visitId))
  const paper = found(await currentPaper(ctx, diagnosisReportPaper.kind, visit.id))
  const parties = await partiesOfVisit(ctx, visit, null)
  const media = await mediaOf(ctx, diagnosis.id)
  const findings = await findingsOf(ctx, diagnosis.id)
  const view = await viewOf(ctx, paper)
  const store = await storeHead(ctx)
  const isNamed = (medium: Medium) => findings.some(finding => finding.id === medium.findingId)
  return {
    number: paper.number,
    store: { name: store.name, phone: store.phone },
    plate: parties.plate,
    car: parties.vehicle.model,
    customer: parties.customer.senderName ?? parties.customer.name,
    adviser: await nameOfStaff(ctx, visit.adviserId),
    technician: await nameOfStaff(ctx, diagnosis.technicianId),
    completedAt: diagnosis.completedAt ?? ctx.now,
    complaint: (await inquiryOf(ctx, visit.id))?.summary ?? visit.customerWords,
    plainExplanation: diagnosis.plainExplanation,
    findings: findings.map(({ id, part, cause, certainty, recommendation, urgency, safety }) => ({
      ...{ id, part, cause, certainty, recommendation, urgency, safety },
      media: media.filter(medium => medium.findingId === id).map(linkMedium),
    })),
    media: media.filter(medium => !isNamed(medium)).map(linkMedium),
    questions: await linkQuestions(ctx, diagnosis.id),
    paper: view,
    signed: view.slots.some(slot => slot.role === 'customer' && slot.signed),
  }
}

/** A command of its own, so that a messenger's preview of the address is not taken for the customer's eyes. */
export const noteSeen: Api['noteSeen'] = async ctx => {
  const link = await linkFor(ctx, EXPLAIN_LINK)
  const diagnosis = found(await findDiagnosis(ctx, link.subject.id))
  if (diagnosis.seenAt !== null) return { seenAt: diagnosis.seenAt }
  await stampDiagnosis(ctx, diagnosis.id, { seenAt: ctx.now })
  const visit = found(await findVisit(ctx, diagnosis.visitId))
  const subject = { kind: 'diagnosis', id: diagnosis.id }
  if (visit.adviserId !== null)
    await notify(ctx, {
      to: { staffId: visit.adviserId },
      kind: 'diagnosis.seen',
      subject,
      params: { plate: visit.plate, visitId: visit.id },
    })
  ctx.record({ event: 'diagnosis.seen', subject, threadId: visit.id, data: {} })
  return { seenAt: ctx.now }
}

export const askAboutDiagnosis: Api['askByLink'] = async (ctx, input) => {
  const { diagnosis, personId } = await behindLink(ctx)
  const { id, text, aboutId } = input
  const finding = (await findingsOf(ctx, diagnosis.id)).find(item => item.id === aboutId)
  if (aboutId !== null && !finding) throw refuse(questionRefusals.unknownAbout)
  const about = finding ? { id: finding.id, name: finding.part } : null
  const subject = { kind: 'diagnosis', id: diagnosis.id } as const
  return takeQuestion(ctx, { id, text, subject, visitId: diagnosis.visitId, about, personId })
}

/** The code proves the telephone, the hash proves what was read. */
export const signDiagnosis: Api['signByLink'] = async (ctx, input) => {
  const link = await linkFor(ctx, EXPLAIN_LINK)
  const { diagnosis } = await behindLink(ctx)
  const paper = found(await currentPaper(ctx, diagnosisReportPaper.kind, diagnosis.visitId))
  await checkCode(ctx, input.code)
  await takeLink(ctx, link)
  const { complete } = await signPaper(ctx, {
    paperId: paper.id,
    role: 'customer',
    method: 'code',
    signerName: input.signerName,
    personId: link.personId,
    contentHash: input.contentHash,
  })
  return { id: paper.id, complete }
}

/** The link shows the pictures of this case and no other file. */
export const diagnosisLinkFiles: LinkFiles = {
  purpose: EXPLAIN_LINK,
  fileIds: async (ctx, link) => {
    const diagnosis = await diagnosisById(ctx, link.subject.id)
    return diagnosis?.completedAt ? (await mediaOf(ctx, diagnosis.id)).map(medium => medium.fileId) : []
  },
}

export function linkMedium({ fileId, kind, caption }: Medium): LinkMedium {
  return { fileId, kind, caption }
}

/** A case being corrected shows nothing: what was said of it no longer holds. */
async function behindLink(ctx: Ctx) {
  const link = await linkFor(ctx, EXPLAIN_LINK)
  const diagnosis = found(await diagnosisById(ctx, link.subject.id))
  if (diagnosis.completedAt === null) throw refuse(diagnosisRefusals.notEnded)
  return { diagnosis, personId: link.personId }
}
