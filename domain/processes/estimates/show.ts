import { allow, deny, type Refusal, type RefusalParams, type Ruling } from '#domain/kernel/refusals.ts'

import { type DateOn, formatLocal, type Instant } from '#domain/kernel/time.ts'
import type { Certainty } from '../diagnosis/kinds.ts'
import { type EstimateMode, type EstimateState, estimateStateTexts } from './kinds.ts'
import { isOffBoard } from './pricing.ts'
import { estimateRefusals } from './refusals.ts'
import { percentOfPpm } from './wording.ts'

export type ShownLine = {
  name: string
  kind: 'labour' | 'part' | 'other'
  system: string
  basis: 'finding' | 'rule' | 'wish'
  basisText: string
  findingId: string | null
  recommended: boolean
  unitPriceFen: number
  publishedPriceFen: number
  discountFen: number
}

export type ShownOption = {
  label: string
  finishAt: Instant | null
  finishReason: string
  /** The earliest time the workshop can keep for it; null when nobody may do its work. */
  proposedAt: Instant | null
  lines: readonly ShownLine[]
}

export type ShownEstimate = {
  state: EstimateState
  mode: EstimateMode
  riskPpm: number
  priorExplained: boolean
  validUntilOn: DateOn
  options: readonly ShownOption[]
}

export type ShowFacts = {
  now: Instant
  todayOn: DateOn
  /** Undefined when nobody diagnosed. */
  diagnosis:
    | {
        completedAt: Instant | null
        handedAt: Instant | null
        findings: readonly { id: string; part: string; certainty: Certainty }[]
      }
    | undefined
  riskLimitPpm: number
  withoutCause: 'allow' | 'forbid'
  riskApproved: boolean
  deviationApproved: boolean
}

type Problem = { ok: false; refusal: Refusal; params: RefusalParams }

/** Everything that keeps an estimate from being put before the customer, so that all of it is seen at once. */
export function showProblems(estimate: ShownEstimate, facts: ShowFacts): Problem[] {
  return [
    ...endedProblems(estimate),
    ...diagnosisProblems(facts),
    ...modeProblems(estimate, facts),
    ...optionProblems(estimate, facts),
    ...deviationProblems(estimate, facts),
    ...(estimate.validUntilOn < facts.todayOn ? [deny(estimateRefusals.expired, { on: estimate.validUntilOn })] : []),
  ]
}

export function mayShow(estimate: ShownEstimate, facts: ShowFacts): Ruling<true> {
  return showProblems(estimate, facts)[0] ?? allow(true)
}

export function mayEdit(estimate: { state: EstimateState }): Ruling<true> {
  return endedProblems(estimate)[0] ?? allow(true)
}

function endedProblems({ state }: { state: EstimateState }): Problem[] {
  if (state === 'draft' || state === 'shown') return []
  return [deny(estimateRefusals.ended, { state: estimateStateTexts[state] })]
}

// The customer reads what was found before hearing what it costs (DIA-04).
function diagnosisProblems({ diagnosis }: ShowFacts): Problem[] {
  if (!diagnosis) return []
  if (diagnosis.completedAt === null) return [deny(estimateRefusals.diagnosisOpen)]
  return diagnosis.handedAt === null ? [deny(estimateRefusals.reportNotHanded)] : []
}

function modeProblems(estimate: ShownEstimate, facts: ShowFacts): Problem[] {
  const unsure = suspectedPart(estimate.options, facts)
  const problems: Problem[] = []
  if (unsure !== undefined && facts.withoutCause === 'forbid')
    problems.push(deny(estimateRefusals.causeNeeded, { part: unsure }))
  else if (unsure !== undefined && estimate.mode !== 'symptom')
    problems.push(deny(estimateRefusals.symptomOnly, { part: unsure }))
  if (estimate.mode === 'symptom' && estimate.riskPpm === 0) problems.push(deny(estimateRefusals.riskMissing))
  if (estimate.mode === 'symptom' && estimate.riskPpm > facts.riskLimitPpm && !facts.riskApproved)
    problems.push(
      deny(estimateRefusals.riskApproval, {
        limit: percentOfPpm(facts.riskLimitPpm),
      }),
    )
  if (estimate.mode === 'item' && !estimate.priorExplained) problems.push(deny(estimateRefusals.priorExplanation))
  return problems
}

/**
 * The part whose cause is only suspected and on which a line rests. A line that names no finding of its own rests on
 * all of them: doubt is not argued away by leaving a field empty.
 */
export function suspectedPart(
  options: readonly { lines: readonly Pick<ShownLine, 'basis' | 'findingId'>[] }[],
  { diagnosis }: Pick<ShowFacts, 'diagnosis'>,
): string | undefined {
  const lines = options.flatMap(option => option.lines).filter(line => line.basis === 'finding')
  if (lines.length === 0) return undefined
  const named = new Set(lines.flatMap(line => line.findingId ?? []))
  const all = lines.some(line => line.findingId === null)
  return diagnosis?.findings.find(item => item.certainty === 'suspected' && (all || named.has(item.id)))?.part
}

function optionProblems({ mode, options }: ShownEstimate, { now }: ShowFacts): Problem[] {
  if (options.length === 0) return [deny(estimateRefusals.noOption)]
  return options.flatMap(option => [
    ...(option.lines.length === 0 ? [deny(estimateRefusals.emptyOption, { label: option.label })] : []),
    ...option.lines.flatMap(line => lineProblems(line, mode)),
    ...timeProblems(option, now),
  ])
}

function lineProblems(line: ShownLine, mode: EstimateMode): Problem[] {
  const { name } = line
  return [
    ...(line.recommended && line.basisText.trim() === '' ? [deny(estimateRefusals.noReason, { name })] : []),
    ...(!line.recommended && line.basis !== 'wish' && line.basisText.trim() === ''
      ? [deny(estimateRefusals.noBasis, { name })]
      : []),
    ...(mode === 'system' && line.kind === 'labour' && line.system === ''
      ? [deny(estimateRefusals.noSystem, { name })]
      : []),
  ]
}

function timeProblems({ label, finishAt, finishReason, proposedAt }: ShownOption, now: Instant): Problem[] {
  if (proposedAt === null && (finishAt === null || finishReason.trim() === ''))
    return [deny(estimateRefusals.nobodyForWork, { label })]
  if (finishAt === null) return []
  if (finishAt <= now) return [deny(estimateRefusals.finishPast, { label })]
  if (proposedAt === null || finishAt >= proposedAt || finishReason.trim() !== '') return []
  return [deny(estimateRefusals.finishReason, { label, proposed: formatLocal(proposedAt) })]
}

function deviationProblems({ options }: ShownEstimate, { deviationApproved }: ShowFacts): Problem[] {
  const off = options.flatMap(option => option.lines).find(isOffBoard)
  return off && !deviationApproved ? [deny(estimateRefusals.deviation, { name: off.name })] : []
}
