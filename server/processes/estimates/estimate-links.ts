import { dateOn } from '#domain/kernel/time.ts'
import { questionRefusals } from '#domain/processes/diagnosis/questions.ts'
import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import { suspectedPart } from '#domain/processes/estimates/show.ts'
import { priceExplanationDefault, priorExplanationDefault, riskNoteOf } from '#domain/processes/estimates/wording.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { tellScreens } from '#server/kernel/timeline.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { checkCode } from '#server/mechanisms/links/codes.ts'
import type { LinkFiles } from '#server/mechanisms/links/files-http.ts'
import { linkFor, takeLink } from '#server/mechanisms/links/links.ts'
import { currentPaper, storeHead } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { linkQuestions, takeQuestion } from '#server/processes/diagnosis/questions.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { decideEstimate } from './decide-estimate.ts'
import { loadEstimate } from './facts.ts'
import { picturesOf } from './pictures.ts'
import { guaranteeOf, guaranteesOf, optionViews } from './present-estimate.ts'
import { type EstimateRow, findEstimate, optionsOf, stampEstimate } from './queries.ts'
import { ESTIMATE_PAPER } from './save-estimate.ts'
import { DECIDE_LINK } from './show-estimate.ts'

type Api = Handlers<typeof estimatesContract>

/** What the customer reads on the telephone. */
export const openEstimateLink: Api['openLink'] = async ctx => {
  const link = await linkFor(ctx, DECIDE_LINK)
  const row = found(await findEstimate(ctx, link.subject.id))
  const paper = await currentPaper(ctx, ESTIMATE_PAPER, row.id)
  if (!paper) throw refuse(estimateRefusals.notShown)
  const loaded = await loadEstimate(ctx, row)
  const visit = found(await findVisit(ctx, row.visitId))
  const parties = await partiesOfVisit(ctx, visit, null)
  const store = await storeHead(ctx)
  const { id, mode, state, riskPpm, validUntilOn } = row
  return {
    id,
    mode,
    state,
    riskPpm,
    validUntilOn,
    number: paper.number,
    store: { name: store.name, phone: store.phone },
    plate: parties.plate,
    car: parties.vehicle.model,
    customer: parties.customer.name,
    adviser: await nameOfStaff(ctx, row.adviserId),
    riskNote: riskNoteOf(mode, riskPpm, suspectedPart(loaded.options, loaded.facts)),
    priorExplanation: row.priorExplained ? row.priorExplanation || priorExplanationDefault : '',
    priceExplanation: row.priceExplanation || priceExplanationDefault,
    guaranteeTerms: await guaranteeOf(ctx, loaded),
    guarantees: await guaranteesOf(ctx, loaded),
    questions: await linkQuestions(ctx, row.id),
    expired: validUntilOn < dateOn(ctx.now, ctx.store.zone),
    contentHash: paper.contentHash,
    options: await optionViews(ctx, loaded),
  }
}

/** A command of its own, so that a messenger's preview of the address is not taken for the customer's eyes. */
export const noteOpened: Api['noteOpened'] = async ctx => {
  const link = await linkFor(ctx, DECIDE_LINK)
  const row = found(await findEstimate(ctx, link.subject.id, { lock: true }))
  if (row.openedAt !== null) return { openedAt: row.openedAt }
  await stampEstimate(ctx, row.id, { openedAt: ctx.now })
  await tellAdviser(ctx, row, 'estimates.opened', {})
  ctx.record({ event: 'estimate.opened', subject: { kind: 'estimate', id: row.id }, threadId: row.visitId, data: {} })
  return { openedAt: ctx.now }
}

/** The code proves the telephone, the hash what was read; the decisions and the signature are one act. */
export const decideByLink: Api['decideByLink'] = async (ctx, input) => {
  const link = await linkFor(ctx, DECIDE_LINK)
  await checkCode(ctx, input.code)
  const row = found(await findEstimate(ctx, link.subject.id, { lock: true }))
  await takeLink(ctx, link)
  const decided = await decideEstimate(ctx, row, input, 'link')
  await signPaper(ctx, {
    paperId: decided.paperId,
    role: 'customer',
    method: 'code',
    signerName: input.signerName,
    personId: link.personId,
  })
  const kind = decided.state === 'accepted' ? 'estimates.accepted' : 'estimates.declined'
  await tellAdviser(ctx, row, kind, { option: input.option })
  return { id: row.id, state: decided.state }
}

/** How long it is read says more than that it was opened; the adviser sees both as they happen. */
export const noteReading: Api['noteReading'] = async (ctx, input) => {
  const link = await linkFor(ctx, DECIDE_LINK)
  const row = found(await findEstimate(ctx, link.subject.id, { lock: true }))
  const readSeconds = Math.min(row.readSeconds + input.seconds, MOST_SECONDS)
  await stampEstimate(ctx, row.id, { readAt: ctx.now, readSeconds })
  await tellScreens(ctx, [{ kind: 'estimate', id: row.id, threadId: row.visitId }])
  return { readSeconds }
}

const MOST_SECONDS = 86_400

export const askAboutEstimate: Api['askByLink'] = async (ctx, input) => {
  const link = await linkFor(ctx, DECIDE_LINK)
  const row = found(await findEstimate(ctx, link.subject.id))
  if (row.state !== 'shown') throw refuse(estimateRefusals.notShown)
  const { id, text, aboutId } = input
  const lines = (await optionsOf(ctx, row.id)).flatMap(option => option.lines)
  const line = lines.find(item => item.id === aboutId)
  if (aboutId !== null && !line) throw refuse(questionRefusals.unknownAbout)
  const about = line ? { id: line.id, name: line.name } : null
  const subject = { kind: 'estimate', id: row.id } as const
  return takeQuestion(ctx, { id, text, subject, visitId: row.visitId, about, personId: link.personId })
}

/** The link shows the pictures of what its lines rest on and no other file. */
export const estimateLinkFiles: LinkFiles = {
  purpose: DECIDE_LINK,
  fileIds: async (ctx, link) => {
    const row = found(await findEstimate(ctx, link.subject.id))
    if (!(await currentPaper(ctx, ESTIMATE_PAPER, row.id))) return []
    const pictures = await picturesOf(ctx, row)
    const lines = (await optionsOf(ctx, row.id)).flatMap(option => option.lines)
    return lines.flatMap(line => pictures(line).map(medium => medium.fileId))
  },
}

async function tellAdviser(ctx: Ctx, row: EstimateRow, kind: string, params: Record<string, string>): Promise<void> {
  await notify(ctx, {
    to: { staffId: row.adviserId },
    kind,
    subject: { kind: 'estimate', id: row.id },
    params: { number: row.number ?? '', visitId: row.visitId, ...params },
  })
}
