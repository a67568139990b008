import { addDaysOn, dateOn } from '#domain/kernel/time.ts'
import type { estimatesContract } from '#domain/processes/estimates/contract.ts'
import { isOffBoard } from '#domain/processes/estimates/pricing.ts'
import { estimateRefusals } from '#domain/processes/estimates/refusals.ts'
import type { OptionInput } from '#domain/processes/estimates/shapes.ts'
import { mayEdit } from '#domain/processes/estimates/show.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { cancelDuties } from '#server/mechanisms/duties/duties.ts'
import { closeLinks } from '#server/mechanisms/links/links.ts'
import { voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { priceLines } from '#server/processes/repair-orders/price-lines.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { type EstimateRow, findEstimate, insertEstimate, optionsOf, replaceOptions, updateEstimate } from './queries.ts'

type Api = Handlers<typeof estimatesContract>

export const ESTIMATE_PAPER = 'FRM-03'
const VALID_DAYS = 7

export const createEstimate: Api['create'] = async (ctx, input) => {
  const visit = found(await findVisit(ctx, input.visitId))
  if (visit.leftAt !== null) throw refuse(estimateRefusals.carLeft)
  if (visit.vehicleId === null || visit.ownerId === null) throw refuse(estimateRefusals.noCar)
  await insertEstimate(ctx, {
    id: input.id,
    visitId: visit.id,
    vehicleId: visit.vehicleId,
    adviserId: visit.adviserId ?? staffId(ctx),
    mode: input.mode,
    validUntilOn: addDaysOn(dateOn(ctx.now, ctx.store.zone), VALID_DAYS),
  })
  ctx.record({
    event: 'estimate.created',
    subject: { kind: 'estimate', id: input.id },
    threadId: visit.id,
    data: { mode: input.mode },
  })
  return { id: input.id, version: 1 }
}

/** Writes the whole estimate. What the customer has seen loses its force and is shown again as the next revision. */
export const saveEstimate: Api['save'] = async (ctx, input) => {
  const estimate = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, estimate, input.version)
  ruled(mayEdit(estimate))
  const twice = input.options.find((option, index) => input.options.findIndex(o => o.label === option.label) !== index)
  if (twice) throw refuse(estimateRefusals.labelTwice, { label: twice.label })
  const before = await optionsOf(ctx, estimate.id)
  await replaceOptions(ctx, estimate.id, await pricedOptions(ctx, input.options))
  const columns = {
    mode: input.mode,
    riskPpm: input.mode === 'symptom' ? input.riskPpm : 0,
    priorExplained: input.priorExplained,
    priorExplanation: input.priorExplanation,
    priceExplanation: input.priceExplanation,
    validUntilOn: input.validUntilOn,
    ...explained(ctx, estimate, input.guaranteeExplained),
  }
  await takeOffTable(ctx, estimate, '报价变更')
  const version = await updateEstimate(ctx, estimate.id, { ...columns, state: 'draft' })
  const after = await optionsOf(ctx, estimate.id)
  ctx.record({
    event: 'estimate.saved',
    subject: { kind: 'estimate', id: estimate.id },
    threadId: estimate.visitId,
    data: { changed: { ...changes(estimate, columns), options: { from: brief(before), to: brief(after) } } },
  })
  return { id: estimate.id, version }
}

export const withdrawEstimate: Api['withdraw'] = async (ctx, input) => {
  const estimate = found(await findEstimate(ctx, input.id, { lock: true }))
  await checkVersion(ctx, estimate, input.version)
  ruled(mayEdit(estimate))
  await takeOffTable(ctx, estimate, input.reason)
  const version = await updateEstimate(ctx, estimate.id, { state: 'withdrawn' })
  await cancelDuties(ctx, estimate.id)
  ctx.record({
    event: 'estimate.withdrawn',
    subject: { kind: 'estimate', id: estimate.id },
    threadId: estimate.visitId,
    reason: input.reason,
  })
  return { id: estimate.id, version }
}

/** Nobody can sign what no longer holds: the paper is void and the links that lead to it are closed. */
export async function takeOffTable(ctx: Ctx, estimate: EstimateRow, reason: string): Promise<void> {
  const paper = await currentPaper(ctx, ESTIMATE_PAPER, estimate.id)
  if (paper) await voidPaper(ctx, paper.id, reason)
  await closeLinks(ctx, estimate.id)
}

async function pricedOptions(ctx: Ctx, options: readonly OptionInput[]) {
  const priced = []
  for (const { lines, ...option } of options) {
    const rows = await priceLines(ctx, lines)
    const silent = rows.find(row => isOffBoard(row) && row.deviationReason.trim() === '')
    if (silent) throw refuse(estimateRefusals.deviationReason, { name: silent.name })
    const marked = rows.map((row, index) => ({
      ...row,
      findingId: lines[index]?.findingId ?? null,
      recommended: lines[index]?.recommended ?? false,
      safety: lines[index]?.safety ?? false,
      inspectionKey: lines[index]?.inspectionKey ?? '',
    }))
    priced.push({ ...option, lines: marked })
  }
  return priced
}

/** EST-12: when the guarantee was explained and by whom; the first time counts until it is taken back. */
function explained(ctx: Ctx, estimate: EstimateRow, isExplained: boolean) {
  if (!isExplained) return { guaranteeExplainedAt: null, guaranteeExplainedBy: null }
  return {
    guaranteeExplainedAt: estimate.guaranteeExplainedAt ?? ctx.now,
    guaranteeExplainedBy: estimate.guaranteeExplainedBy ?? staffId(ctx),
  }
}

function brief(options: readonly { label: string; lines: readonly { name: string; amountFen: number }[] }[]) {
  return options.map(({ label, lines }) => ({
    label,
    lines: lines.map(({ name, amountFen }) => ({ name, amountFen })),
  }))
}
