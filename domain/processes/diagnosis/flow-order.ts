import type { Text } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'

type Step = { key: string; label: Text }
type Answer = { key: string; result: string; note: string; firstAnsweredAt: Instant }

export type FlowState = {
  total: number
  done: number
  /** Nobody looked and nobody said why. */
  open: Step[]
  /** Left out, with the reason given. */
  omitted: (Step & { reason: string })[]
  /** Taken before a step that stands above it. */
  early: (Step & { before: Step })[]
}

/** DIA-01: what of a standard flow was done, left out, or done in another order than it is written. */
export function flowState(steps: readonly Step[], answers: readonly Answer[]): FlowState {
  const given = new Map(answers.map(answer => [answer.key, answer]))
  const isOmitted = (step: Step) => given.get(step.key)?.result === 'none'
  const taken = steps.filter(step => given.has(step.key) && !isOmitted(step))
  const at = (step: Step) => given.get(step.key)?.firstAnsweredAt ?? ''
  return {
    total: steps.length,
    done: taken.length,
    open: steps.filter(step => !given.has(step.key) || (isOmitted(step) && given.get(step.key)?.note === '')),
    omitted: steps.flatMap(step => {
      const reason = isOmitted(step) ? (given.get(step.key)?.note ?? '') : ''
      return reason === '' ? [] : [{ ...step, reason }]
    }),
    early: taken.flatMap((step, place) => {
      const before = taken.slice(0, place).find(above => at(above) > at(step))
      return before ? [{ ...step, before }] : []
    }),
  }
}
