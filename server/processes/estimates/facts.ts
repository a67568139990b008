import { dateOn } from '#domain/kernel/time.ts'
import type { PromiseStep } from '#domain/mechanisms/resources/promise.ts'
import { deviationApproval, riskApproval } from '#domain/processes/estimates/approvals.ts'
import { estimateWithoutCause, riskValue } from '#domain/processes/estimates/policies.ts'
import { deviationFen, estimateTotals } from '#domain/processes/estimates/pricing.ts'
import type { ShowFacts, ShownEstimate } from '#domain/processes/estimates/show.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { grantedApproval } from '#server/mechanisms/approvals/approvals.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { diagnosisOf } from '#server/processes/diagnosis/diagnosis-of.ts'
import { proposalsAhead, supplyOf } from '#server/processes/repair-orders/promise-ahead.ts'
import { type EstimateRow, type OptionWithLines, optionsOf } from './queries.ts'

export type LoadedEstimate = {
  row: EstimateRow
  options: (OptionWithLines & { proposedAt: string | null; promise: readonly PromiseStep[] })[]
  /** What the rules look at. */
  shown: ShownEstimate
  facts: ShowFacts
  supply: Awaited<ReturnType<typeof supplyOf>>
}

/** An estimate with all that decides whether it may be shown. */
export async function loadEstimate(ctx: Ctx, row: EstimateRow): Promise<LoadedEstimate> {
  const plain = await optionsOf(ctx, row.id)
  const supply = await supplyOf(
    ctx,
    plain.flatMap(option => option.lines),
  )
  const options: LoadedEstimate['options'] = []
  const proposals = await proposalsAhead(ctx, plain, supply)
  for (const [n, option] of plain.entries()) {
    const { promisedAt, breakdown } = found(proposals[n])
    options.push({ ...option, proposedAt: promisedAt, promise: breakdown })
  }
  return { row, options, supply, shown: { ...row, options }, facts: await factsOf(ctx, row, options) }
}

async function factsOf(ctx: Ctx, row: EstimateRow, options: readonly OptionWithLines[]): Promise<ShowFacts> {
  const risk = await grantedApproval(ctx, riskApproval.kind, row.id)
  const deviation = await grantedApproval(ctx, deviationApproval.kind, row.id)
  return {
    now: ctx.now,
    todayOn: dateOn(ctx.now, ctx.store.zone),
    diagnosis: await diagnosisOf(ctx, row.visitId),
    riskLimitPpm: await policy(ctx, riskValue),
    withoutCause: await policy(ctx, estimateWithoutCause),
    // What was allowed was an amount: raised since, it is asked for anew.
    riskApproved: risk !== undefined && (risk.amountFen ?? 0) >= highestRiskFen(row, options),
    deviationApproved: deviation !== undefined && (deviation.amountFen ?? 0) >= allDeviationFen(options),
  }
}

export function highestRiskFen(row: EstimateRow, options: readonly OptionWithLines[]): number {
  return Math.max(0, ...options.map(option => estimateTotals(option.lines, row).riskFen))
}

export function allDeviationFen(options: readonly OptionWithLines[]): number {
  return deviationFen(options.flatMap(option => option.lines))
}
