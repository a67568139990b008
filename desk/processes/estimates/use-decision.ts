import { useState } from 'react'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { linesAnsweredWith } from '#domain/processes/estimates/decide.ts'
import { declineReasons } from '#domain/processes/estimates/kinds.ts'
import { type EstimateTotals, estimateTotals } from '#domain/processes/estimates/pricing.ts'
import type { EstimateOptionView } from '#domain/processes/estimates/shapes.ts'
import { useText } from '../../kernel/text.ts'

export type Given = { taken: boolean; reason: string }

/** The customer's answers as they are tapped; one answer to the work answers the parts that go with it. */
export function useDecision(estimate: EstimateView) {
  const text = useText()
  const [label, setLabel] = useState<EstimateOptionView['label'] | null>(
    estimate.options.length === 1 ? (estimate.options[0]?.label ?? null) : null,
  )
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const [riskAcknowledged, setRisk] = useState(false)
  const option = estimate.options.find(item => item.label === label)
  const lines = option?.lines ?? []
  const answer = (ids: readonly string[], next: Given) =>
    setGiven(before => ({ ...before, ...Object.fromEntries(ids.map(id => [id, next])) }))
  const taken = lines.filter(line => given[line.id]?.taken)
  const declined = lines.filter(line => given[line.id]?.taken === false)
  const totals: EstimateTotals = estimateTotals(taken, estimate)
  return {
    label,
    option,
    given,
    totals,
    riskAcknowledged,
    setRisk,
    choose: setLabel,
    take: (id: string) => answer(linesAnsweredWith(lines, id), { taken: true, reason: '' }),
    decline: (id: string, reason = text(declineReasons.later)) =>
      answer(linesAnsweredWith(lines, id), { taken: false, reason }),
    /** What is only recommended is never taken along (EST-15). */
    takeAll: () =>
      answer(
        lines.filter(line => !line.recommended).map(line => line.id),
        { taken: true, reason: '' },
      ),
    openLines: lines.filter(line => given[line.id] === undefined).length,
    declinesSafety: declined.some(line => line.safety),
    lines: lines.map(line => ({
      id: line.id,
      taken: given[line.id]?.taken ?? false,
      reason: given[line.id]?.reason ?? '',
    })),
  }
}

export type Decision = ReturnType<typeof useDecision>
