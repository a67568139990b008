import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import type { DateOn } from '#domain/kernel/time.ts'
import type { EstimateState } from './kinds.ts'
import { estimateRefusals } from './refusals.ts'

export type LineAnswer = { id: string; taken: boolean; reason: string }

type DecidedLine = { id: string; name: string; kind: string; forLineId: string | null; safety: boolean }

/**
 * May this be the customer's answer? Every line of the chosen option is taken or declined with a reason, a part goes
 * with the work it is for, and what concerns safety is declined only with the risk understood (EST-05, EST-07).
 */
export function mayDecide(
  estimate: { state: EstimateState; validUntilOn: DateOn },
  lines: readonly DecidedLine[],
  answers: readonly LineAnswer[],
  decision: { riskAcknowledged: boolean; todayOn: DateOn },
): Ruling<true> {
  if (estimate.state !== 'shown') return deny(estimateRefusals.notShown)
  if (estimate.validUntilOn < decision.todayOn) return deny(estimateRefusals.expired, { on: estimate.validUntilOn })
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  for (const line of lines) {
    const answer = byId.get(line.id)
    if (!answer) return deny(estimateRefusals.unanswered, { name: line.name })
    if (answer.taken) continue
    if (answer.reason.trim() === '') return deny(estimateRefusals.declineReason, { name: line.name })
    if (line.safety && !decision.riskAcknowledged) return deny(estimateRefusals.riskNote, { name: line.name })
  }
  return partsGoWithWork(lines, byId)
}

function partsGoWithWork(lines: readonly DecidedLine[], answers: ReadonlyMap<string, LineAnswer>): Ruling<true> {
  for (const part of lines.filter(line => line.forLineId !== null)) {
    const labour = lines.find(line => line.id === part.forLineId)
    if (labour && answers.get(part.id)?.taken && !answers.get(labour.id)?.taken)
      return deny(estimateRefusals.partWithoutLabour, { part: part.name, labour: labour.name })
  }
  return allow(true)
}

/** One answer to a line answers the parts that serve it too, as a screen presets them. */
export function linesAnsweredWith(lines: readonly Pick<DecidedLine, 'id' | 'forLineId'>[], id: string): string[] {
  return lines.filter(line => line.id === id || line.forLineId === id).map(line => line.id)
}
