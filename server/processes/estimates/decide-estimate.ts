import { sumFen } from '#domain/kernel/money.ts'
import { addDaysOn, addMinutes, dateOn } from '#domain/kernel/time.ts'
import { paperRefusals } from '#domain/mechanisms/papers/refusals.ts'
import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { mayDecide } from '#domain/processes/estimates/decide.ts'
import { FOLLOW_MINUTES, followDecision, talkEstimate } from '#domain/processes/estimates/duties.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import type { LineAnswerInput } from '#domain/processes/estimates/shapes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { rememberOpenItem } from '#server/processes/customers/open-items.ts'
import { loadEstimate } from './facts.ts'
import {
  answerLine,
  chooseOption,
  type EstimateLineRow,
  type EstimateRow,
  findEstimate,
  optionsOf,
  updateEstimate,
} from './queries.ts'
import { ESTIMATE_PAPER } from './save-estimate.ts'
import { issueEstimate } from './show-estimate.ts'
import { estimateDecided } from './signals.ts'

type Api = Handlers<typeof estimatesContract>

export type Decision = {
  contentHash: string
  option: string
  lines: readonly LineAnswerInput[]
  riskAcknowledged: boolean
  signerName: string
}

/** When a declined line is brought up again, unless the customer names a day; what is unsafe sooner. */
const ASK_AGAIN_DAYS = 30
const ASK_AGAIN_SAFETY_DAYS = 7

/** The customer decides at the counter and signs on the tablet. */
export const decideOnTablet: Api['decide'] = async (ctx, input) => {
  const row = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, row, input.version)
  const decided = await decideEstimate(ctx, row, input, 'tablet')
  await signPaper(ctx, { paperId: decided.paperId, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  const { signerName, image } = input
  await signPaper(ctx, { paperId: decided.paperId, role: 'customer', method: 'drawn', signerName, image })
  return { id: row.id, ...decided }
}

/**
 * Takes the customer's answer: the option chosen, each of its lines taken or declined. The paper is issued anew with
 * the answers on it, for the caller to sign; what was declined stays with the car.
 */
export async function decideEstimate(
  ctx: Ctx,
  row: EstimateRow,
  decision: Decision,
  by: 'tablet' | 'link',
): Promise<{ state: 'accepted' | 'declined'; paperId: string; version: number }> {
  const option = (await optionsOf(ctx, row.id)).find(item => item.label === decision.option)
  if (!option) throw refuse(estimateRefusals.unknownOption, { label: decision.option })
  const todayOn = dateOn(ctx.now, ctx.store.zone)
  const { riskAcknowledged } = decision
  ruled(mayDecide(row, option.lines, decision.lines, { riskAcknowledged, todayOn }))
  const paper = found(await currentPaper(ctx, ESTIMATE_PAPER, row.id))
  if (paper.contentHash !== decision.contentHash) throw refuse(paperRefusals.otherContent)
  const answers = new Map(decision.lines.map(answer => [answer.id, answer]))
  const taken = option.lines.filter(line => answers.get(line.id)?.taken)
  const declined = option.lines.filter(line => !answers.get(line.id)?.taken)
  for (const line of taken) await answerLine(ctx, line.id, { answer: 'agreed', declinedReason: '', contactOn: null })
  for (const line of declined) {
    const answer = answers.get(line.id)
    const contactOn = answer?.contactOn ?? addDaysOn(todayOn, line.safety ? ASK_AGAIN_SAFETY_DAYS : ASK_AGAIN_DAYS)
    await answerLine(ctx, line.id, { answer: 'declined', declinedReason: answer?.reason.trim() ?? '', contactOn })
  }
  await chooseOption(ctx, option.id)
  const state = taken.length > 0 ? 'accepted' : 'declined'
  const version = await updateEstimate(ctx, row.id, { state, decidedAt: ctx.now, decidedBy: by })
  const issued = await issueEstimate(ctx, await loadEstimate(ctx, found(await findEstimate(ctx, row.id))))
  await remember(ctx, row, option.id)
  await afterDecision(ctx, row, state)
  ctx.record({
    event: state === 'accepted' ? 'estimate.accepted' : 'estimate.declined',
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    data: {
      option: option.label,
      by,
      taken: taken.map(line => line.name),
      declined: declined.map(line => line.name),
      riskAcknowledged,
      contentHash: issued.contentHash,
    },
  })
  await emit(ctx, estimateDecided, { estimateId: row.id, visitId: row.visitId, accepted: state === 'accepted' })
  return { state, paperId: issued.id, version }
}

/** EST-07: what was declined stays with the car; a part goes along with the work it was for. */
async function remember(ctx: Ctx, row: EstimateRow, optionId: string): Promise<void> {
  const option = (await optionsOf(ctx, row.id)).find(item => item.id === optionId)
  const declined = option?.lines.filter(line => line.answer === 'declined') ?? []
  const heads = declined.filter(line => !declined.some(other => other.id === line.forLineId))
  for (const head of heads) {
    const served = declined.filter(line => line.forLineId === head.id)
    await rememberOpenItem(ctx, {
      vehicleId: row.vehicleId,
      kind: 'declined',
      text: head.name,
      reason: head.declinedReason,
      safety: head.safety || served.some(line => line.safety),
      amountFen: sumFen([head, ...served].map(netFen)),
      source: { kind: 'estimateLine', id: head.id },
      threadId: row.visitId,
      contactOn: head.contactOn,
    })
  }
}

async function afterDecision(ctx: Ctx, row: EstimateRow, state: 'accepted' | 'declined'): Promise<void> {
  await closeDuty(ctx, talkEstimate, row.visitId)
  if (state === 'declined') return
  await openDuty(ctx, followDecision, {
    subject: { kind: 'estimate', id: row.id },
    threadId: row.visitId,
    ownerId: row.adviserId,
    params: { number: row.number ?? '' },
    dueAt: addMinutes(ctx.now, FOLLOW_MINUTES),
  })
}

function netFen(line: EstimateLineRow): number {
  return line.amountFen - line.discountFen
}
