import { useState } from 'react'
import { linesAnsweredWith } from '#domain/processes/estimates/decide.ts'
import { declineReasons } from '#domain/processes/estimates/kinds.ts'
import { estimateTotals } from '#domain/processes/estimates/pricing.ts'
import type { LinkEstimate } from '#domain/processes/estimates/shapes.ts'
import { useText } from '../../kernel/text.ts'

export type Given = { taken: boolean; reason: string }
type Label = LinkEstimate['options'][number]['label']

/** The customer's answers, kept while they read: one for the work answers its parts too. */
export function useChoice(estimate: LinkEstimate) {
  const text = useText()
  const [only] = estimate.options.length === 1 ? estimate.options : []
  const [label, setLabel] = useState<Label | null>(only?.label ?? null)
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({})
  const option = estimate.options.find(item => item.label === label)
  const lines = option?.lines ?? []
  const answer = (ids: readonly string[], next: Given) =>
    setGiven(before => ({ ...before, ...Object.fromEntries(ids.map(id => [id, next])) }))
  const declined = lines.filter(line => given[line.id]?.taken === false)
  return {
    option,
    given,
    choose: setLabel,
    take: (id: string) => answer(linesAnsweredWith(lines, id), { taken: true, reason: '' }),
    decline: (id: string, reason = text(declineReasons.later)) =>
      answer(linesAnsweredWith(lines, id), { taken: false, reason }),
    // What is only recommended is never taken along.
    takeAll: () =>
      answer(
        lines.filter(line => !line.recommended).map(line => line.id),
        { taken: true, reason: '' },
      ),
    totals: estimateTotals(
      lines.filter(line => given[line.id]?.taken),
      estimate,
    ),
    open: lines.filter(line => given[line.id] === undefined).length,
    unsafe: declined.filter(line => line.safety).map(line => line.name),
    lines: lines.map(({ id }) => ({ id, taken: given[id]?.taken ?? false, reason: given[id]?.reason ?? '' })),
  }
}

export type Choice = ReturnType<typeof useChoice>
