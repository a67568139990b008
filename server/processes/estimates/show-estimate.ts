import { addHours, minutesBetween } from '#domain/kernel/time.ts'
import { deviationApproval, riskApproval } from '#domain/processes/estimates/approvals.ts'
import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { talkEstimate } from '#domain/processes/estimates/duties.ts'
import { estimateLinkMessage } from '#domain/processes/estimates/messages.ts'
import { estimatePaper } from '#domain/processes/estimates/papers/estimate.ts'
import { estimateDelay } from '#domain/processes/estimates/policies.ts'
import { isOffBoard } from '#domain/processes/estimates/pricing.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import { mayEdit, mayShow } from '#domain/processes/estimates/show.ts'
import { percentOfPpm } from '#domain/processes/estimates/wording.ts'
import { discountApproval } from '#domain/processes/repair-orders/policies.ts'
import { offBoardPpm } from '#domain/processes/repair-orders/pricing.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { askApproval as askFor } from '#server/mechanisms/approvals/approvals.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { openLink } from '#server/mechanisms/links/links.ts'
import { sendMessage } from '#server/mechanisms/messages/send-message.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { diagnosisOf } from '#server/processes/diagnosis/diagnosis-of.ts'
import { approverFor } from '#server/processes/repair-orders/deviation.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { estimateContent } from './estimate-content.ts'
import { allDeviationFen, highestRiskFen, type LoadedEstimate, loadEstimate } from './facts.ts'
import { type EstimateRow, findEstimate, optionsOf, setFinish, stampEstimate, updateEstimate } from './queries.ts'

type Api = Handlers<typeof estimatesContract>

export const DECIDE_LINK = 'estimates.decide'
const LINK_HOURS = 48

/** Puts the estimate before the customer. The time since the report is measured the first time (EST-06). */
export const showEstimate: Api['show'] = async (ctx, input) => {
  const row = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, row, input.version)
  const { options, shown, facts } = await loadEstimate(ctx, row)
  ruled(mayShow(shown, facts))
  for (const { id, finishAt, proposedAt } of options)
    if (finishAt === null && proposedAt !== null) await setFinish(ctx, id, proposedAt)
  const talk = row.firstShownAt === null ? await talkTime(ctx, row) : {}
  const again = row.state === 'shown'
  await updateEstimate(ctx, row.id, {
    ...talk,
    state: 'shown',
    shownAt: again ? row.shownAt : ctx.now,
    firstShownAt: row.firstShownAt ?? ctx.now,
  })
  const issued = await issueEstimate(ctx, await loadEstimate(ctx, found(await findEstimate(ctx, row.id))))
  if (issued.changed)
    await signPaper(ctx, { paperId: issued.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  const version = await updateEstimate(ctx, row.id, { number: issued.number })
  await closeDuty(ctx, talkEstimate, row.visitId)
  ctx.record({
    event: 'estimate.shown',
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    data: { number: issued.number, revision: issued.revision, contentHash: issued.contentHash, ...talk },
  })
  const { id: paperId, number, revision, contentHash } = issued
  const talkMinutes = talk.talkMinutes ?? row.talkMinutes
  return { id: row.id, version, number, paperId, revision, contentHash, talkMinutes }
}

/** FRM-03 as the estimate stands now. */
export async function issueEstimate(ctx: Ctx, loaded: LoadedEstimate) {
  const visit = found(await findVisit(ctx, loaded.row.visitId))
  const parties = await partiesOfVisit(ctx, visit, null)
  return issuePaper(ctx, estimatePaper, {
    subject: { kind: 'estimate', id: loaded.row.id },
    threadId: visit.id,
    vehicleId: visit.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    content: await estimateContent(ctx, loaded, parties),
  })
}

/** A customer who is not at the counter decides on the telephone. */
export const sendEstimateLink: Api['sendLink'] = async (ctx, input) => {
  const row = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, row, input.version)
  if (row.state !== 'shown') throw refuse(estimateRefusals.notShown)
  const visit = found(await findVisit(ctx, row.visitId))
  const personId = visit.senderId ?? visit.ownerId
  if (personId === null) throw refuse(estimateRefusals.nobody)
  const subject = { kind: 'estimate', id: row.id }
  const token = await openLink(ctx, { purpose: DECIDE_LINK, subject, personId, hours: LINK_HOURS })
  const sent = await sendMessage(ctx, estimateLinkMessage, {
    personId,
    subject,
    threadId: row.visitId,
    params: { number: row.number ?? '', link: `/m/e/${token}` },
  })
  await stampEstimate(ctx, row.id, { linkSentAt: ctx.now })
  ctx.record({
    event: 'estimate.linkSent',
    subject,
    threadId: row.visitId,
    data: { channel: sent.channel, state: sent.state },
  })
  return { id: row.id, version: row.version, expiresAt: addHours(ctx.now, LINK_HOURS), state: sent.state }
}

/** EST-02, EST-09: what goes beyond the house's limits is asked for before the customer sees it. */
export const askApproval: Api['askApproval'] = async (ctx, input) => {
  const row = found(await findEstimate(ctx, input.id, { lock: true }))
  ruled(mayEdit(row))
  const visit = found(await findVisit(ctx, row.visitId))
  const question = input.about === 'risk' ? await riskQuestion(ctx, row) : await deviationQuestion(ctx, row)
  const approvalId = await askFor(ctx, {
    kind: question.kind,
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    amountFen: question.amountFen,
    approverRole: question.role,
    reason: input.reason,
    params: { ...question.params, plate: visit.plate },
  })
  ctx.record({
    event: 'estimate.approvalAsked',
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    data: { about: input.about, amountFen: question.amountFen },
    reason: input.reason,
  })
  return { id: row.id, approvalId }
}

async function riskQuestion(ctx: Ctx, row: EstimateRow) {
  const amountFen = highestRiskFen(row, await optionsOf(ctx, row.id))
  if (amountFen === 0) throw refuse(estimateRefusals.nothingToApprove)
  const params = { percent: percentOfPpm(row.riskPpm) }
  return { kind: riskApproval.kind, amountFen, role: 'R-BIZ-SUP' as const, params }
}

async function deviationQuestion(ctx: Ctx, row: EstimateRow) {
  const options = await optionsOf(ctx, row.id)
  const off = options.flatMap(option => option.lines).filter(isOffBoard)
  const [first] = off
  if (!first) throw refuse(estimateRefusals.nothingToApprove)
  const furthest = Math.max(...off.map(line => offBoardPpm({ ...line, ruledDiscountFen: 0 })))
  const role = approverFor(furthest, await policy(ctx, discountApproval))
  return { kind: deviationApproval.kind, amountFen: allDeviationFen(options), role, params: { line: first.name } }
}

async function talkTime(ctx: Ctx, row: EstimateRow): Promise<{ talkMinutes?: number; talkLate?: boolean }> {
  const diagnosis = await diagnosisOf(ctx, row.visitId)
  if (!diagnosis?.completedAt) return {}
  const talkMinutes = minutesBetween(diagnosis.completedAt, ctx.now)
  return { talkMinutes, talkLate: talkMinutes > (await policy(ctx, estimateDelay)) }
}
